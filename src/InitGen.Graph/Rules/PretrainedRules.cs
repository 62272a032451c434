namespace InitGen.Graph.Rules;

/// <summary>INIT5xx: rules about weights that come from a file. Found by comparing a model with what the header of the file says.</summary>
public static class PretrainedRules
{
    /// <summary>INIT501.</summary>
    public static RuleInfo FileNotKnown { get; } = new(
        "INIT501",
        RuleCategory.Pretrained,
        RuleLevel.Warning,
        "File of weights is not known to the build",
        "The weights of '{0}' cannot be checked: {1}; {2}",
        "Names and shapes are compared with the file while the project is built. Without the file, a mistake shows when the program runs.");

    /// <summary>INIT502.</summary>
    public static RuleInfo NoSuchTensor { get; } = new(
        "INIT502",
        RuleCategory.Pretrained,
        RuleLevel.Error,
        "No such tensor in the file",
        "'{1}' has no tensor '{2}', from which '{0}' would be loaded; {3}",
        "LoadWeights refuses a file that lacks a tensor which the model has to have. A member with a scheme of its own keeps it.")
    {
        HasChanges = true,
    };

    /// <summary>INIT503.</summary>
    public static RuleInfo ShapeMismatch { get; } = new(
        "INIT503",
        RuleCategory.Pretrained,
        RuleLevel.Error,
        "Tensor of another shape",
        "'{0}' is {1}, but the tensor '{2}' is {3}; {4}",
        "LoadWeights refuses a tensor whose shape is not the parameter's.")
    {
        HasChanges = true,
    };

    /// <summary>INIT504.</summary>
    public static RuleInfo ElementMismatch { get; } = new(
        "INIT504",
        RuleCategory.Pretrained,
        RuleLevel.Warning,
        "Tensor's type of elements does not fit",
        "'{0}' holds {1}, but the elements of the tensor '{2}' are {3}: {4}",
        "Some conversions lose range or precision, and whole numbers are no weights.");

    /// <summary>INIT505.</summary>
    public static RuleInfo UnusedTensors { get; } = new(
        "INIT505",
        RuleCategory.Pretrained,
        RuleLevel.Information,
        "Tensors of the file that nothing uses",
        "Of the {1} tensors in '{2}', '{0}' uses {3}; it leaves out {4}",
        "A part of a model that was left out, or is found under another name, shows by what is left over.");

    /// <summary>INIT506.</summary>
    public static RuleInfo MalformedFile { get; } = new(
        "INIT506",
        RuleCategory.Pretrained,
        RuleLevel.Error,
        "File of weights cannot be read",
        "'{0}' cannot be loaded from '{1}': {2}",
        "The header of the file is not what the safetensors format asks for. LoadWeights would refuse it.");

    /// <summary>INIT507.</summary>
    public static RuleInfo SchemeIsOverwritten { get; } = new(
        "INIT507",
        RuleCategory.Pretrained,
        RuleLevel.Information,
        "Scheme on weights that are loaded",
        "'{0}' names a scheme, but LoadWeights takes it from '{1}', which has the tensor '{2}'; remove [Init], or set Optional where the scheme is meant for other files",
        "A scheme that a load overwrites says something of the weights that does not hold.")
    {
        HasChanges = true,
    };

    /// <summary>INIT508.</summary>
    public static RuleInfo NoCalibration { get; } = new(
        "INIT508",
        RuleCategory.Pretrained,
        RuleLevel.Warning,
        "Weights cannot be calibrated",
        "'{0}' has Scheme.Lsuv, but no CalibrateWeights is generated: {1}; use Scheme.Orthogonal with the activation's gain, or a scheme of the fan-in",
        "LSUV divides weights by what their layer puts out on a batch of inputs. Without a forward pass that can be run they stay orthogonal.");
}
