using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Theory;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn;

/// <summary>INIT005: what an <c>[Init]</c> says and nothing reads. What comes from defaults was said of many members, and is no mistake on one.</summary>
internal static class UnreadOptions
{
    private static readonly SchemeOption[] All = [.. Enum.GetValues(typeof(SchemeOption)).Cast<SchemeOption>().Where(static option => option != SchemeOption.None)];

    /// <summary>Looks at the attribute of a weight.</summary>
    /// <param name="member">Name of the member.</param>
    /// <param name="init">Its attribute.</param>
    /// <param name="options">What holds for the weight, defaults included.</param>
    /// <param name="role">What it is to its layer.</param>
    /// <param name="plan">What the options come to; null where that is not known.</param>
    /// <returns>What was found, or null.</returns>
    public static Finding? OfWeight(string member, AttributeData init, SchemeOptions options, LayerRole role, SchemePlan? plan)
    {
        SchemeOption unread = InitReader.Own(init).Said & SchemeCatalog.WithoutEffect(options, role);
        bool losesSeed = plan is not null && !IsRandom(plan) && init.Seed(nameof(InitAttribute.Seed)) is not null;
        List<string> names = Names(unread, losesSeed);
        if (names.Count == 0) return null;

        string them = names.Count == 1 ? "it" : "them";
        if (unread == SchemeOption.Truncation && !losesSeed && IsReadWithDistribution(options, role))
        {
            return Make(
                member, names, $"Scheme.{options.Scheme} cuts only Distribution.TruncatedNormal", "remove it, or set Distribution = Distribution.TruncatedNormal");
        }

        string reason = (options.Scheme, role) switch
        {
            (Scheme.Auto, LayerRole.Bias or LayerRole.NormShift) => "Scheme.Auto starts a bias at 0 and reads no options",
            (Scheme.Auto, LayerRole.NormScale) => "Scheme.Auto starts a normalization's scale at 1 and reads no options",
            _ => $"Scheme.{options.Scheme} does not read {them}",
        };
        return Make(member, names, reason, $"remove {them}, or choose a scheme that reads {them}");
    }

    /// <summary>Looks at the attribute of a member that holds layers.</summary>
    /// <param name="member">Name of the member.</param>
    /// <param name="init">Its attribute.</param>
    /// <param name="layer">Name of the layer's type.</param>
    /// <param name="weights">The options and role of each weight that takes what the member says, and what they come to.</param>
    /// <param name="isRandom">Whether any weight of the layer draws random numbers.</param>
    /// <returns>What was found, or null.</returns>
    public static Finding? OfLayer(
        string member, AttributeData init, string layer, IReadOnlyList<(SchemeOptions Options, LayerRole Role)> weights, bool isRandom)
    {
        SchemeOption unread = weights.Aggregate(
            InitReader.Own(init).Said, static (left, weight) => left & SchemeCatalog.WithoutEffect(weight.Options, weight.Role));
        List<string> names = Names(unread, losesSeed: !isRandom && init.Seed(nameof(InitAttribute.Seed)) is not null);
        if (names.Count == 0) return null;
        string them = names.Count == 1 ? "it" : "them";
        return weights.Count == 0
            ? Make(member, names, $"'{layer}' has no weight that takes options from a model", $"remove {them}")
            : Make(member, names, $"Scheme.{weights[0].Options.Scheme} does not read {them}", $"remove {them}, or choose a scheme that reads {them}");
    }

    /// <summary>Looks at the attribute of a member that holds models, which say themselves how their weights start.</summary>
    /// <param name="member">Name of the member.</param>
    /// <param name="init">Its attribute.</param>
    /// <param name="model">Name of the model's type.</param>
    /// <returns>What was found, or null.</returns>
    public static Finding? OfModel(string member, AttributeData init, string model)
    {
        SchemeOptions own = InitReader.Own(init);
        List<string> names = Names(own.Said, losesSeed: init.Seed(nameof(InitAttribute.Seed)) is not null);
        if (own.Scheme != Scheme.Auto) names.Insert(0, nameof(Scheme));
        if (names.Count == 0) return null;
        string them = names.Count == 1 ? "it" : "them";
        return Make(member, names, $"'{model}' says itself how its weights start", $"remove {them}, or write {them} on the weights inside '{model}'");
    }

    /// <summary>Whether a weight depends on the seed.</summary>
    /// <param name="plan">What it is made from.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsRandom(SchemePlan plan) =>
        plan.FixedLaw is not { Kind: DistributionKind.Constant } && plan.Whole is not (DistributionKind.Identity or DistributionKind.Gate);

    private static bool IsReadWithDistribution(SchemeOptions options, LayerRole role) =>
        (SchemeCatalog.WithoutEffect(options with { Distribution = Distribution.TruncatedNormal }, role) & (SchemeOption.Truncation | SchemeOption.Distribution)) == 0;

    private static List<string> Names(SchemeOption options, bool losesSeed)
    {
        List<string> names = [.. All.Where(option => options.HasFlag(option)).Select(static option => option.ToString())];
        if (losesSeed) names.Add(nameof(InitAttribute.Seed));
        return names;
    }

    private static Finding Make(string member, List<string> names, string reason, string remedy)
    {
        string list = names.Count == 1 ? names[0] : string.Join(", ", names.Take(names.Count - 1)) + " and " + names[names.Count - 1];
        return new Finding(
            UsageRules.OptionWithoutEffect,
            member,
            FindingPlace.Init,
            EquatableArray.Of(member, list + (names.Count == 1 ? " is" : " are"), reason, remedy))
        {
            Changes = EquatableArray.Of(new AttributeChange { Remove = names.ToEquatableArray(), Title = "Remove " + list, Kind = "Remove" }),
        };
    }
}
