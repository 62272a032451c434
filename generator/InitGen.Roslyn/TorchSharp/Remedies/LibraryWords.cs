using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using InitGen.Graph;
using InitGen.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Roslyn.TorchSharp.Remedies;

/// <summary>Messages about models of the library name its initializers: who never wrote an attribute knows no scheme.</summary>
internal static class LibraryWords
{
    private static readonly Regex Scheme = new(@"(?<!\w)Scheme\.(\w+)", RegexOptions.CultureInvariant);

    // The library has no such option.
    private static readonly Regex Depth = new(@"give the last layer of each branch Depth = \S+, or ", RegexOptions.CultureInvariant);

    /// <summary>A finding's message.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="layer">The layer that it is about; null where it is none.</param>
    /// <param name="place">Where that is made and initialized.</param>
    /// <returns>The text.</returns>
    public static string Message(Finding finding, LayerNode? layer, TorchPlace place)
    {
        string text = string.Format(CultureInfo.InvariantCulture, finding.Rule.Message, [.. finding.Arguments.Cast<object>()]);
        if (layer is null) return text;
        string written = FunctionOf(place.Call) ?? layer.Options.Scheme.ToString();
        string now = layer.Options.Scheme.ToString();
        text = text
            .Replace($" is initialized with {now} but ", $" is initialized with {written} but ")
            .Replace($" is initialized with {now}, ", $" is initialized with {written}, ")
            .Replace("Scheme.Normal with Std = 0.02 or 1", $"normal_({Tensor(finding)}, std: 0.02)")
            .Replace(" has Gain = ", " has a gain of ")
            .Replace("without Gain, ", "without it, ");
        text = Depth.Replace(text, "start the last layer of each branch with ");
        return Scheme.Replace(text, match => match.Groups[1].Value == now && layer.Options.Gain is null ? written : FittingCall.Of(match.Groups[1].Value, layer)?.Words(Tensor(finding)) ?? match.Value);
    }

    private static string Tensor(Finding finding) => finding.Origin.EndsWith(".bias", System.StringComparison.Ordinal) ? "bias" : "weight";

    private static string? FunctionOf(SyntaxNode? call) => call is InvocationExpressionSyntax { Expression: var called }
        ? (called as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? (called as SimpleNameSyntax)?.Identifier.ValueText
        : null;
}
