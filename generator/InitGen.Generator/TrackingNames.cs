namespace InitGen.Generator;

/// <summary>Names of the pipeline's steps, under which tests watch their caching.</summary>
public static class TrackingNames
{
    /// <summary>Plans of models, found through a member marked with <c>[Init]</c>.</summary>
    public const string InitModels = nameof(InitModels);

    /// <summary>Plans of models whose first marked member is a bias without <c>[Init]</c>.</summary>
    public const string BiasModels = nameof(BiasModels);

    /// <summary>Plans of models whose first marked member shares the weights of another one.</summary>
    public const string TiedModels = nameof(TiedModels);

    /// <summary>Plans of models whose first marked member says of a file only how it starts.</summary>
    public const string PretrainedModels = nameof(PretrainedModels);

    /// <summary>Plans of models whose first marked member says so by <c>[field: ...]</c> or <c>[property: ...]</c>.</summary>
    public const string TargetedModels = nameof(TargetedModels);

    /// <summary>Plans of layer types, marked with <c>[Layer]</c>.</summary>
    public const string Layers = nameof(Layers);

    /// <summary>What the project's language and framework allow.</summary>
    public const string Target = nameof(Target);

    /// <summary>Whether any model of the project holds modules of TorchSharp.</summary>
    public const string UsesModules = nameof(UsesModules);

    /// <summary>What the project's version of TorchSharp has.</summary>
    public const string Modules = nameof(Modules);

    /// <summary>The kinds of distribution that any model of the project draws from.</summary>
    public const string Kernels = nameof(Kernels);
}
