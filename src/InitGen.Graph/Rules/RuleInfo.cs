namespace InitGen.Graph.Rules;

/// <summary>A rule's entry in the catalogue: its one definition for descriptors, help pages, README and release notes.</summary>
/// <param name="Id">INIT and three digits.</param>
/// <param name="Category">The block it belongs to.</param>
/// <param name="Level">How loud it is unless a finding says otherwise.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Message">The message, a composite format for a finding's arguments; argument 0 is the member or type.</param>
/// <param name="Description">Why it matters, in one or two sentences.</param>
public sealed record RuleInfo(
    string Id, string Category, RuleLevel Level, string Title, string Message, string Description)
{
    /// <summary>Whether its findings carry <see cref="Finding.Changes"/>.</summary>
    public bool HasChanges { get; init; }

    /// <summary>Whether the light bulb of its findings rewrites statements: some of them carry <see cref="SourceChange"/>s.</summary>
    public bool HasEdits { get; init; }

    /// <summary>Whether the light bulb rewrites calls of TorchSharp's initializers, where the finding is about such a model.</summary>
    public bool HasTorchSharpEdits { get; init; }

    /// <summary>Whether it takes the whole project to know: then builds report it, and an editor does not.</summary>
    public bool IsAtEnd { get; init; }

    /// <summary>
    /// Whether a reason in <c>[Init(Justification = "...")]</c> silences it: advice can be declined, what cannot be generated or loaded cannot, and
    /// code without attributes has no place for a reason.
    /// </summary>
    public bool CanBeJustified => Category != RuleCategory.Usage && Category != RuleCategory.TorchSharp && Category != RuleCategory.Pretrained;

    /// <summary>Address of the rule's help page.</summary>
    public string HelpLink => RuleCatalog.RepositoryUrl + "/blob/main/analyzers/rules/" + Id + ".md";
}

/// <summary>The blocks of the catalogue.</summary>
public static class RuleCategory
{
    /// <summary>INIT0xx: how the attributes are used.</summary>
    public const string Usage = "InitGen.Usage";

    /// <summary>INIT1xx: scheme against activation.</summary>
    public const string Scheme = "InitGen.Scheme";

    /// <summary>INIT2xx: what becomes of the signal and its gradient.</summary>
    public const string Signal = "InitGen.Signal";

    /// <summary>INIT3xx: what a layer's place in the model asks for.</summary>
    public const string Structure = "InitGen.Structure";

    /// <summary>INIT4xx: code that initializes TorchSharp modules.</summary>
    public const string TorchSharp = "InitGen.TorchSharp";

    /// <summary>INIT5xx: weights that come from a file.</summary>
    public const string Pretrained = "InitGen.Pretrained";
}
