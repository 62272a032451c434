using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InitGen.Graph.Rules;
using InitGen.Graph.Tests.Signals;
using InitGen.Theory;

namespace InitGen.Graph.Tests.Rules;

/// <summary>What the catalogue says of a network made by hand.</summary>
internal static class RuleNetwork
{
    public static IReadOnlyList<Finding> Find(this Network network, string id, RuleOptions? options = null) =>
        [.. RuleCatalog.Check(network.Build(), options).Where(finding => finding.Rule.Id == id)];

    /// <summary>What one rule says when no other has spoken before it.</summary>
    public static IReadOnlyList<Finding> FindAlone(this Network network, string id, RuleOptions? options = null) =>
        [.. RuleCatalog.Graph.Single(rule => rule.Info.Id == id).Check(new RuleContext(network.Build(), options))];

    public static string Message(this Finding finding) =>
        string.Format(CultureInfo.InvariantCulture, finding.Rule.Message, [.. finding.Arguments]);

    /// <summary>Hidden layers of one width with an activation behind each, and an output layer of the same kind.</summary>
    public static Network Deep(SchemeOptions options, Activation activation, int hidden, int width = 512, SchemeOptions? bias = null)
    {
        var network = new Network();
        network.Input();
        for (int i = 1; i <= hidden; i++)
        {
            network.Dense(width, width, options, activation, "_h" + i.ToString(CultureInfo.InvariantCulture));
            if (bias is not null) network.Bias(width, bias, "_b" + i.ToString(CultureInfo.InvariantCulture));
            network.Act(activation);
        }

        network.Dense(width, 10, new SchemeOptions { Scheme = Scheme.Xavier }, name: "_output");
        return network;
    }

    public static Network Deep(Scheme scheme, Activation activation, int hidden, int width = 512) =>
        Deep(new SchemeOptions { Scheme = scheme }, activation, hidden, width);
}
