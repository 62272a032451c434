using System.Collections.Generic;
using System.Linq;

namespace InitGen.Graph.Rules;

/// <summary>Every rule there is, in the order of the ids. A new rule is one file beside this one and one line here.</summary>
public static class RuleCatalog
{
    /// <summary>Where the project lives; a test compares it with the package's.</summary>
    public const string RepositoryUrl = "https://github.com/initgen/initgen";

    /// <summary>Rules about how the attributes are used: found while a model is read.</summary>
    public static IReadOnlyList<RuleInfo> Usage { get; } =
    [
        UsageRules.TypeNotPartial,
        UsageRules.UnsupportedMember,
        UsageRules.ShapeContradiction,
        UsageRules.OptionOutOfRange,
        UsageRules.OptionWithoutEffect,
        UsageRules.AutoCannotSeeActivation,
        UsageRules.NeverInitialized,
        UsageRules.NameTaken,
        UsageRules.OrderAmbiguous,
        UsageRules.TooOldForGeneratedCode,
        UsageRules.SettingNotUnderstood,
    ];

    /// <summary>Rules about what a type's own code does with its weights: found while a model is read.</summary>
    public static IReadOnlyList<RuleInfo> Source { get; } =
    [
        SourceRules.SharedStorage,
        SourceRules.NeverWritten,
        SourceRules.SharedSeed,
        SourceRules.Overwritten,
    ];

    /// <summary>Rules about code that initializes TorchSharp modules: found in its statements.</summary>
    public static IReadOnlyList<RuleInfo> TorchSharp { get; } =
    [
        TorchSharpRules.FalseInitializer,
        TorchSharpRules.EarlySweep,
        TorchSharpRules.NeverRun,
        TorchSharpRules.UnregisteredModules,
        TorchSharpRules.WrongSlot,
        TorchSharpRules.LostOnCopy,
        TorchSharpRules.MissedKind,
        TorchSharpRules.LoadedAndInitialized,
        TorchSharpRules.WrongConstant,
    ];

    /// <summary>Rules about weights that come from a file: found by comparing a model with the file's header.</summary>
    public static IReadOnlyList<RuleInfo> Pretrained { get; } =
    [
        PretrainedRules.FileNotKnown,
        PretrainedRules.NoSuchTensor,
        PretrainedRules.ShapeMismatch,
        PretrainedRules.ElementMismatch,
        PretrainedRules.UnusedTensors,
        PretrainedRules.MalformedFile,
        PretrainedRules.SchemeIsOverwritten,
        PretrainedRules.NoCalibration,
    ];

    /// <summary>Rules over a model that was read.</summary>
    public static IReadOnlyList<Rule> Graph { get; } =
    [
        new DeclaredActivation(),
        new XavierBeforeRectifier(),
        new HeWithoutRectifier(),
        new SeluOutOfBalance(),
        new ForeignGain(),
        new DeepSmoothChain(),
        new StackedSigmoids(),
        new SignalExplodes(),
        new SignalVanishes(),
        new GradientChange(),
        new SaturatedUnits(),
        new FixedSigma(),
        new ResidualGrowth(),
        new RandomBiases(),
        new UnstandardisedInput(),
        new ConstantHiddenWeights(),
        new NormalizationStart(),
        new WeightsOffCentre(),
        new ForeignFans(),
        new SummedSchemeOnEmbedding(),
        new OrthogonalLosesSignal(),
        new TruncationLosesVariance(),
        new ForgetGateBias(),
        new LoudOutput(),
    ];

    /// <summary>What the rules find in a model.</summary>
    /// <param name="graph">The model.</param>
    /// <param name="options">Thresholds; null for the defaults.</param>
    /// <returns>The findings, in the order of the rules.</returns>
    public static IReadOnlyList<Finding> Check(ModelGraph graph, RuleOptions? options = null) => Check(new RuleContext(graph, options));

    /// <summary>What the rules find in a model whose weights start as its library, or calls of it, say.</summary>
    /// <param name="graph">The model.</param>
    /// <param name="options">Thresholds; null for the defaults.</param>
    /// <returns>The findings, in the order of the rules.</returns>
    public static IReadOnlyList<Finding> CheckLibraryModel(ModelGraph graph, RuleOptions? options = null)
    {
        var context = new RuleContext(graph, options);
        return [.. LibraryModel.Judge(context, Check(context))];
    }

    /// <summary>What the rules find in a model as they see it.</summary>
    /// <param name="context">The model.</param>
    /// <returns>The findings, in the order of the rules.</returns>
    internal static IReadOnlyList<Finding> Check(RuleContext context)
    {
        foreach (Rule rule in Graph.Where(static rule => !rule.IsConsequence)) context.Causes.AddRange(rule.Check(context));
        Finding[] consequences = [.. Graph.Where(static rule => rule.IsConsequence).SelectMany(rule => rule.Check(context))];
        return [.. context.Causes.Concat(consequences).OrderBy(static finding => finding.Rule.Id, System.StringComparer.Ordinal)];
    }

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleInfo> All { get; } =
        [.. Usage.Concat(Source).Concat(TorchSharp).Concat(Pretrained).Concat(Graph.Select(static rule => rule.Info)).OrderBy(static info => info.Id, System.StringComparer.Ordinal)];
}
