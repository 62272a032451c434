namespace InitGen.Roslyn;

/// <summary>Metadata names that the frontends and the generator know.</summary>
public static class KnownNames
{
    /// <summary>The assembly that holds the attributes.</summary>
    public const string CoreAssembly = "InitGen.Core";

    /// <summary>The assembly that generated code calls.</summary>
    public const string RuntimeAssembly = "InitGen.Runtime";

    /// <summary>Marks a member whose weights are initialized.</summary>
    public const string InitAttribute = "InitGen.InitAttribute";

    /// <summary>Marks a bias, which starts at zero without an <see cref="InitAttribute"/>.</summary>
    public const string BiasAttribute = "InitGen.BiasAttribute";

    /// <summary>Marks a member that shares the weights of another one.</summary>
    public const string TiedToAttribute = "InitGen.TiedToAttribute";

    /// <summary>Marks a type, or a member, whose weights come from a file.</summary>
    public const string PretrainedAttribute = "InitGen.PretrainedAttribute";

    /// <summary>Marks a type that is a layer.</summary>
    public const string LayerAttribute = "InitGen.LayerAttribute";

    /// <summary>What the generator writes of a layer for models in other assemblies.</summary>
    public const string LayerSummaryAttribute = "LayerSummaryAttribute";

    /// <summary>The interface through which models are composed; in the runtime library.</summary>
    public const string Initializable = "InitGen.CompilerServices.IInitializable";

    /// <summary>Namespace of the attributes.</summary>
    public const string Namespace = "InitGen";

    /// <summary>Namespace of what generated code calls.</summary>
    public const string CompilerServices = "InitGen.CompilerServices";
}
