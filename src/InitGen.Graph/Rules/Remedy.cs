using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>What keeps the signal, by the activation behind a layer, and numbers as messages write them.</summary>
internal static class Remedy
{
    private const string WithoutScheme = "put normalization or residual connections between the layers";

    /// <summary>The scheme that fits an activation.</summary>
    /// <param name="activation">The activation; null for none.</param>
    /// <returns>Its name.</returns>
    public static string SchemeFor(ActivationInfo? activation) => activation?.Family switch
    {
        ActivationFamily.Rectifier => nameof(Scheme.He),
        ActivationFamily.SelfNormalizing => nameof(Scheme.LeCun),
        ActivationFamily.SmoothRectifier => nameof(Scheme.Auto),
        _ => nameof(Scheme.Xavier),
    };

    /// <summary>What to do about a chain, in words.</summary>
    /// <param name="links">The layers that contribute.</param>
    /// <returns>The scheme that fits most of them, or what helps where they have it already.</returns>
    public static string For(IEnumerable<ChainLink> links)
    {
        string? scheme = links
            .Where(static link => !IsFitting(link.Layer))
            .GroupBy(static link => SchemeFor(link.Layer.FollowedBy))
            .OrderByDescending(static group => group.Count())
            .FirstOrDefault()?.Key;
        return scheme is null ? WithoutScheme : "use Scheme." + scheme;
    }

    /// <summary>Whether a layer has the scheme that fits, and nothing that changes its scale.</summary>
    /// <param name="layer">The layer.</param>
    /// <returns>Whether it has.</returns>
    public static bool IsFitting(LayerNode layer) =>
        layer.Options.Scheme == Scheme.Auto
        || (layer.Options.Scheme.ToString() == SchemeFor(layer.FollowedBy) && layer.Options.Gain is null && layer.Options.Fan == FanMode.Default);

    /// <summary>Three digits: <c>22.6</c>, <c>1.3e-15</c>.</summary>
    /// <param name="value">The number.</param>
    /// <returns>Its text.</returns>
    public static string Number(double value) => value switch
    {
        >= 1000 or < 0.001 and > 0 => value.ToString("0.#e+0", CultureInfo.InvariantCulture).Replace("e+", "e"),
        _ => value.ToString("G3", CultureInfo.InvariantCulture),
    };

    /// <summary>The format's name.</summary>
    /// <param name="format">The format.</param>
    /// <returns>As .editorconfig writes it.</returns>
    public static string Name(FloatFormat format) => format switch
    {
        FloatFormat.BFloat16 => "bfloat16",
        FloatFormat.Half => "float16",
        _ => "float32",
    };
}
