using System.Collections.Generic;

namespace InitGen.Roslyn.Forward;

/// <summary>An index into a flat array, taken apart: by what each loop's variable is multiplied in it.</summary>
internal static class FlatIndex
{
    /// <summary>The factors of the loops' variables, by the loop's bit; null where the index is anything but their sum.</summary>
    public static IReadOnlyDictionary<ulong, Term>? Strides(Term index, TermTable terms)
    {
        var strides = new Dictionary<ulong, Term>();
        return Collect(index, terms.One, strides, terms) ? strides : null;
    }

    private static bool Collect(Term index, Term factor, Dictionary<ulong, Term> strides, TermTable terms)
    {
        switch (index.Kind)
        {
            case TermKind.Number:
                return index.Number == 0;
            case TermKind.Add:
                return Collect(index.Arguments[0], factor, strides, terms) && Collect(index.Arguments[1], factor, strides, terms);
            case TermKind.Multiply when index.Arguments[0].Loops == 0:
                return Collect(index.Arguments[1], terms.Multiply(factor, index.Arguments[0]), strides, terms);
            case TermKind.Multiply when index.Arguments[1].Loops == 0:
                return Collect(index.Arguments[0], terms.Multiply(factor, index.Arguments[1]), strides, terms);
            case TermKind.Index when IsOne(index.Loops) && !strides.ContainsKey(index.Loops):
                strides.Add(index.Loops, factor);
                return true;
            default:
                return false;
        }
    }

    private static bool IsOne(ulong loops) => loops != 0 && (loops & (loops - 1)) == 0;
}
