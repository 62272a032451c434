using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using InitGen.Graph.Rules;

namespace InitGen.Docs;

/// <summary>What is known of initialization, and the rules that hold it.</summary>
internal static class FactTable
{
    /// <summary>The facts: tag, in words, ids of the rules.</summary>
    public static ImmutableArray<(string Tag, string Fact, string[] Rules)> Facts { get; } =
    [
        ("W1", "Equal weights in a hidden layer keep its units equal: the layer cannot learn", ["INIT301", "INIT307"]),
        ("W2", "Without a hidden layer (regression, perceptron) zeros are fine: the rule is silent", ["INIT301"]),
        ("W3", "Xavier is made for activations that are linear around 0: tanh and other S-shapes", ["INIT101", "INIT102", "INIT104"]),
        ("W4", "Xavier before ReLU: the signal shrinks layer by layer", ["INIT101", "INIT202"]),
        ("W5", "He is made for ReLU and its variants", ["INIT101", "INIT102", "INIT309"]),
        ("W6", "LeCun suits S-shaped units, and SELU asks for it", ["INIT102", "INIT103"]),
        ("W7", "A small fixed sigma in a deep network: activations collapse, gradients vanish", ["INIT202", "INIT205"]),
        ("W8", "A large fixed sigma: S-shaped units saturate, other values explode", ["INIT201", "INIT204", "INIT205"]),
        ("W9", "No layer may saturate, and none may be 0", ["INIT202", "INIT204"]),
        ("W10", "Stacked sigmoids: gradients vanish, outputs bunch in one spot", ["INIT106", "INIT203"]),
        ("W11", "Normalization makes a network insensitive to the initial scale: rules are silent behind it, and its gamma and beta start at 1 and 0", ["INIT205", "INIT302"]),
        ("W12", "Residual connections and normalization ease what no gain can hold", ["INIT105", "INIT206"]),
        ("W13", "Tied weights are initialized once", ["INIT306"]),
        ("W14", "Weights that are loaded replace any scheme: what is overwritten was initialized in vain", ["INIT313", "INIT507"]),
        ("W15", "The theory assumes data of mean 0 and variance 1", ["INIT208"]),
        ("W16", "Variance and gradient keep their size from layer to layer", ["INIT201", "INIT202", "INIT203"]),
    ];

    /// <summary>The table; of the rules those that are in the catalogue.</summary>
    public static string Text(IReadOnlyCollection<RuleInfo> catalogue)
    {
        var table = new StringBuilder("| | What is known | Held by |\n|---|---|---|\n");
        foreach ((string tag, string fact, string[] rules) in Facts)
        {
            string held = string.Join(", ", rules.Where(id => catalogue.Any(rule => rule.Id == id)).Select(RuleTable.Link));
            table.Append(CultureInfo.InvariantCulture, $"| {tag} | {fact} | {held} |\n");
        }

        return table.ToString();
    }
}
