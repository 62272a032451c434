namespace InitGen.Graph.Rules;

/// <summary>INIT0xx: rules about how the attributes are used. The frontend finds them while it reads a model.</summary>
public static class UsageRules
{
    /// <summary>INIT001.</summary>
    public static RuleInfo TypeNotPartial { get; } = new(
        "INIT001",
        RuleCategory.Usage,
        RuleLevel.Error,
        "Type with initialized weights is not partial",
        "'{0}' holds members marked for initialization but {1}, so InitializeWeights cannot be added to it; {2}",
        "InitGen adds InitializeWeights to the type as a further partial declaration. The type and every type around it must allow that.");

    /// <summary>INIT002.</summary>
    public static RuleInfo UnsupportedMember { get; } = new(
        "INIT002",
        RuleCategory.Usage,
        RuleLevel.Error,
        "Member cannot be initialized",
        "'{0}' cannot be initialized: {1}; {2}",
        "Weights are arrays of float, double or Half of rank 1 to 4, arrays of such rows, Memory or Tensor of them, or pointers to them; models are types that hold marked members, and arrays, lists and dictionaries of them.");

    /// <summary>INIT003.</summary>
    public static RuleInfo ShapeContradiction { get; } = new(
        "INIT003",
        RuleCategory.Usage,
        RuleLevel.Error,
        "Shape is missing or contradictory",
        "The shape of '{0}' {1}; {2}",
        "Fan-in and fan-out come from the declared shape, and the storage must hold exactly that many elements.");

    /// <summary>INIT004.</summary>
    public static RuleInfo OptionOutOfRange { get; } = new(
        "INIT004",
        RuleCategory.Usage,
        RuleLevel.Error,
        "Option is missing or out of range",
        "'{0}': {1}",
        "A scheme with such an option has no distribution to draw from.");

    /// <summary>INIT005.</summary>
    public static RuleInfo OptionWithoutEffect { get; } = new(
        "INIT005",
        RuleCategory.Usage,
        RuleLevel.Warning,
        "Option without effect",
        "'{0}': {1} without effect: {2}; {3}",
        "What is written and not read misleads whoever reads it next, and may be half of what was meant.")
    {
        HasChanges = true,
    };

    /// <summary>INIT006.</summary>
    public static RuleInfo AutoCannotSeeActivation { get; } = new(
        "INIT006",
        RuleCategory.Usage,
        RuleLevel.Warning,
        "Scheme.Auto cannot see the activation",
        "Scheme.Auto {1} '{0}' and fills it {2}; {3}",
        "The right gain depends on the activation that follows. Xavier before ReLU, for one, loses about half of the signal's power at every layer.");

    /// <summary>INIT007.</summary>
    public static RuleInfo NeverInitialized { get; } = new(
        "INIT007",
        RuleCategory.Usage,
        RuleLevel.Information,
        "InitializeWeights is never called",
        "'{0}' is created, but nothing in this project calls its InitializeWeights, and nothing outside of it can: its weights stay at zero or null; call InitializeWeights() in its constructor, or where it is created",
        "Generated code fills the weights when it is called, and not before.")
    {
        IsAtEnd = true,
    };

    /// <summary>INIT008.</summary>
    public static RuleInfo NameTaken { get; } = new(
        "INIT008",
        RuleCategory.Usage,
        RuleLevel.Error,
        "Name of a generated member is taken",
        "No code is generated for '{0}': it declares {1}, and {2} would be generated; {3}",
        "A type cannot declare the same member twice. The other types of the project get their code all the same.");

    /// <summary>INIT009.</summary>
    public static RuleInfo OrderAmbiguous { get; } = new(
        "INIT009",
        RuleCategory.Usage,
        RuleLevel.Information,
        "Order of the layers is ambiguous",
        "What follows the layers of '{0}' is not read: {1}; {2}",
        "The forward pass says which activation follows which layer. Schemes and rules that go by it need to know which method it is.");

    /// <summary>INIT012.</summary>
    public static RuleInfo SettingNotUnderstood { get; } = new(
        "INIT012",
        RuleCategory.Usage,
        RuleLevel.Warning,
        "Setting in .editorconfig is not understood",
        "The rules look at '{0}' with the default, because '{1} = {2}' in .editorconfig is not understood; write {3}",
        "A threshold that cannot be read would otherwise be lost without a word.");

    /// <summary>INIT011.</summary>
    public static RuleInfo TooOldForGeneratedCode { get; } = new(
        "INIT011",
        RuleCategory.Usage,
        RuleLevel.Error,
        "Language or framework is too old for the generated code",
        "No code is generated for '{0}': {1}",
        "Generated code needs C# 11 and .NET 8.");
}
