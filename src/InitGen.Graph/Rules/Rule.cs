using System.Collections.Generic;

namespace InitGen.Graph.Rules;

/// <summary>
/// A rule over the graph. It must be sure: where the graph has an <see cref="UnknownNode"/>, or a number is not known, it stays silent.
/// </summary>
public abstract class Rule
{
    /// <summary>The rule's entry in the catalogue.</summary>
    public abstract RuleInfo Info { get; }

    /// <summary>
    /// Whether it tells what comes of what other rules find: it is asked after them, and finds their findings in
    /// <see cref="RuleContext.Causes"/>.
    /// </summary>
    public virtual bool IsConsequence => false;

    /// <summary>Looks at one model.</summary>
    /// <param name="context">The model.</param>
    /// <returns>What is wrong with it.</returns>
    public abstract IEnumerable<Finding> Check(RuleContext context);
}
