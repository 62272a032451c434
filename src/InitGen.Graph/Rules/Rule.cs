using System.Collections.Generic;

namespace InitGen.Graph.Rules;

/// <summary>
/// A rule over the graph. It must be sure: where the graph has an <see cref="UnknownNode"/>, or a number is not known, it stays silent.
/// </summary>
public abstract class Rule
{
    /// <summary>The rule's entry in the catalogue.</summary>
    public abstract RuleInfo Info { get; }

    /// <summary>Looks at one model.</summary>
    /// <param name="graph">The model.</param>
    /// <returns>What is wrong with it.</returns>
    public abstract IEnumerable<Finding> Check(ModelGraph graph);
}
