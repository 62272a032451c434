namespace InitGen.Graph.Rules;

/// <summary>
/// INIT4xx: rules about code that initializes TorchSharp modules. The frontend finds them in the statements of constructors and of what they
/// call; no attribute is needed.
/// </summary>
public static class TorchSharpRules
{
    /// <summary>INIT401.</summary>
    public static RuleInfo FalseInitializer { get; } = new(
        "INIT401",
        RuleCategory.TorchSharp,
        RuleLevel.Warning,
        "Initializer does something else than its name says",
        "'{0}' is filled by {1}, which in TorchSharp {2} {3}; {4}",
        "A few initializers of the library do not do what they are called, in the versions that are known to have the defect. No error says so.")
    {
        HasEdits = true,
    };

    /// <summary>INIT402.</summary>
    public static RuleInfo EarlySweep { get; } = new(
        "INIT402",
        RuleCategory.TorchSharp,
        RuleLevel.Warning,
        "Initialization runs before the modules are registered",
        "'{0}' is not initialized here: {1}() sees registered modules alone, and {2}; {3}",
        "Sweeps see what RegisterComponents has found. Before that they visit nothing, without an error.")
    {
        HasEdits = true,
    };

    /// <summary>INIT403.</summary>
    public static RuleInfo NeverRun { get; } = new(
        "INIT403",
        RuleCategory.TorchSharp,
        RuleLevel.Warning,
        "Initialization never runs",
        "'{0}' initializes nothing: {1}; {2}",
        "A query runs when it is enumerated, a method when it is called. What is merely written leaves the library's default in place.")
    {
        HasEdits = true,
    };

    /// <summary>INIT404.</summary>
    public static RuleInfo UnregisteredModules { get; } = new(
        "INIT404",
        RuleCategory.TorchSharp,
        RuleLevel.Warning,
        "Modules in a field that registers none",
        "The modules in '{0}' are not registered, since it is {1}: no optimizer trains them, no sweep initializes them, no file holds them; use {2}",
        "The library registers fields whose value is a module or a parameter. It does not look into lists, arrays and dictionaries.")
    {
        HasEdits = true,
    };

    /// <summary>INIT405.</summary>
    public static RuleInfo WrongSlot { get; } = new(
        "INIT405",
        RuleCategory.TorchSharp,
        RuleLevel.Warning,
        "Argument of an initializer in the wrong place",
        "'{0}' is initialized with {1}: {2}; {3}",
        "Arguments of the initializers are all numbers, and one in the wrong place compiles.")
    {
        HasEdits = true,
    };

    /// <summary>INIT406.</summary>
    public static RuleInfo LostOnCopy { get; } = new(
        "INIT406",
        RuleCategory.TorchSharp,
        RuleLevel.Warning,
        "Initialization of a copy, or in the way of automatic differentiation",
        "'{0}' {1}; {2}",
        "A copy has memory of its own, and a parameter may be written in place only where no gradient is recorded.")
    {
        HasEdits = true,
    };

    /// <summary>INIT407.</summary>
    public static RuleInfo MissedKind { get; } = new(
        "INIT407",
        RuleCategory.TorchSharp,
        RuleLevel.Information,
        "Sweep misses a kind of layer",
        "The sweep in '{0}' initializes {1}, but not {2}, which '{0}' holds as well: {3} keeps the library's default",
        "A test for a type leaves out all others. Convolutions and transposed convolutions are different types.");

    /// <summary>INIT408.</summary>
    public static RuleInfo LoadedAndInitialized { get; } = new(
        "INIT408",
        RuleCategory.TorchSharp,
        RuleLevel.Information,
        "Weights are loaded and initialized",
        "The weights of '{0}' are {1}; {2}",
        "What comes last counts, and the other one is lost or was for nothing.");

    /// <summary>INIT409.</summary>
    public static RuleInfo WrongConstant { get; } = new(
        "INIT409",
        RuleCategory.TorchSharp,
        RuleLevel.Warning,
        "Number of an initialization comes out wrong",
        "'{0}' is initialized with {1}; {2}",
        "An integer division rounds towards 0, a logarithm of 0 is infinite, and defaults of the library's initializers are not made for weights.")
    {
        HasEdits = true,
    };
}
