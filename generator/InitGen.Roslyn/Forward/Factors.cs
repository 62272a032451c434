using System.Collections.Generic;
using InitGen.Graph;

namespace InitGen.Roslyn.Forward;

/// <summary>A product taken apart.</summary>
internal readonly record struct Factors(double Factor, bool FactorIsKnown, bool FactorIsIndex, List<Term> Weights, List<Term> Values)
{
    public static Factors Of(Term term, TermTable terms)
    {
        var factors = new Factors(1, true, true, [], []);
        Collect(term, false, ref factors, terms);
        return factors;
    }

    private static void Collect(Term term, bool inverse, ref Factors factors, TermTable terms)
    {
        switch (term.Kind)
        {
            case TermKind.Multiply:
                Collect(term.Arguments[0], inverse, ref factors, terms);
                Collect(term.Arguments[1], inverse, ref factors, terms);
                break;
            case TermKind.Divide when !inverse && !term.Arguments[1].HasData:
                Collect(term.Arguments[0], false, ref factors, terms);
                Collect(term.Arguments[1], true, ref factors, terms);
                break;
            case TermKind.Divide when !inverse && term.Arguments[0].HasWeight && !term.Arguments[1].HasWeight:
                Collect(term.Arguments[0], false, ref factors, terms);
                factors.Values.Add(terms.Divide(terms.One, term.Arguments[1]));
                break;
            case TermKind.Weight when !inverse && term.Weight!.Layer.Kind == LayerKind.Embedding && !term.Arguments.IsEmpty:
                factors.Values.Add(term); // a row of a table is a value like any other
                break;
            case TermKind.Sum when Of(term.Arguments[0], terms) is { Weights.Count: > 0 } inside && !inverse:
                // The sum over a weight's inputs is the layer's own.
                factors.Weights.AddRange(inside.Weights);
                factors.Values.AddRange(inside.Values);
                factors = factors with { Factor = factors.Factor * inside.Factor, FactorIsKnown = factors.FactorIsKnown && inside.FactorIsKnown };
                break;
            case TermKind.Number:
                factors = factors with { Factor = inverse ? factors.Factor / term.Number : factors.Factor * term.Number };
                break;
            case TermKind.Weight when !inverse:
                factors.Weights.Add(term);
                break;
            default:
                if (term.HasData) factors.Values.Add(term);
                else factors = factors with { FactorIsKnown = false, FactorIsIndex = factors.FactorIsIndex && term.IsIndex };
                break;
        }
    }
}
