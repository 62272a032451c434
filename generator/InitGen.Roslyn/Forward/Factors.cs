using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;

namespace InitGen.Roslyn.Forward;

/// <summary>A product taken apart.</summary>
internal readonly record struct Factors(double Factor, bool FactorIsKnown, bool FactorIsIndex, List<Term> Weights, List<Term> Values)
{
    // To look through each piece of an endless formula would take time without end.
    private const int GreatestFunction = 300;

    public static Factors Of(Term term, TermTable terms)
    {
        // A gate behind a layer is no gate before it.
        if (term.Kind == TermKind.Multiply && (IsGated(term.Arguments[0], term.Arguments[1]) || IsGated(term.Arguments[1], term.Arguments[0])))
            return new Factors(1, true, true, [], [.. term.Arguments]);

        var factors = new Factors(1, true, true, [], []);
        Collect(term, term, ref factors, terms);
        return factors;
    }

    private static bool IsGated(Term layer, Term gate) =>
        layer is { HasMatrix: true, HasOpenMatrix: false } && gate is { HasData: true, HasOpenMatrix: false } && ValueGraph.Values(gate).Any(static value => value.Kind != TermKind.Weight);

    // What a weight is multiplied with stays together, and so do functions of one value and means: they may be known, and what is left of
    // them without their numbers is not.

    private static void Collect(Term term, Term whole, ref Factors factors, TermTable terms)
    {
        switch (term.Kind)
        {
            case var _ when whole.HasWeight && term is { HasData: true, HasWeight: false }:
            case TermKind.Multiply when term != whole && term is { HasData: true, HasWeight: false, Size: <= GreatestFunction } && ValueGraph.Values(term).Count == 1:
            case TermKind.Divide when term != whole && term.Arguments[0].Kind == TermKind.Sum && term.Arguments[1].IsIndex:
                factors.Values.Add(term);
                break;
            case TermKind.Multiply:
                Collect(term.Arguments[0], whole, ref factors, terms);
                Collect(term.Arguments[1], whole, ref factors, terms);
                break;
            case TermKind.Divide when !term.Arguments[1].HasData:
                // A number in it belongs to what is not known: 4 n cells.
                Collect(term.Arguments[0], whole, ref factors, terms);
                factors = factors with { FactorIsKnown = false, FactorIsIndex = factors.FactorIsIndex && term.Arguments[1].IsIndex };
                break;
            case TermKind.Divide when term.Arguments[0].HasWeight && !term.Arguments[1].HasWeight:
                Collect(term.Arguments[0], whole, ref factors, terms);
                factors.Values.Add(terms.Divide(terms.One, term.Arguments[1]));
                break;
            case TermKind.Weight when term.Weight!.Layer.Kind == LayerKind.Embedding && !term.Arguments.IsEmpty:
                factors.Values.Add(term); // a row of a table is a value like any other
                break;
            case TermKind.Sum when Of(term.Arguments[0], terms) is { Weights.Count: > 0 } inside:
                // The sum over a weight's inputs is the layer's own.
                factors.Weights.AddRange(inside.Weights);
                factors.Values.AddRange(inside.Values);
                factors = factors with { Factor = factors.Factor * inside.Factor, FactorIsKnown = factors.FactorIsKnown && inside.FactorIsKnown };
                break;
            case TermKind.Number:
                factors = factors with { Factor = factors.Factor * term.Number };
                break;
            case TermKind.Weight:
                factors.Weights.Add(term);
                break;
            default:
                if (term.HasData) factors.Values.Add(term);
                else factors = factors with { FactorIsKnown = false, FactorIsIndex = factors.FactorIsIndex && term.IsIndex };
                break;
        }
    }
}
