using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Forward;

/// <summary>
/// Which unmarked arrays of a model its forward pass uses as weights: it sums products of their elements with values, and they have a row
/// for each sum. They are but numbers in the graph, which is the same with them and without.
/// </summary>
internal sealed class UnmarkedProducts
{
    private readonly Dictionary<int, Term> _elements = [];
    private readonly Dictionary<Term, ISymbol> _members = [];
    private readonly HashSet<Term> _withRows = [];
    private readonly HashSet<Term> _deciding = [];
    private readonly HashSet<ISymbol> _summed = new(SymbolEqualityComparer.Default);

    /// <summary>The members that were found.</summary>
    public IReadOnlyList<ISymbol> Members => [.. _members.Where(pair => (_withRows.Contains(pair.Key) || _deciding.Contains(pair.Key)) && _summed.Contains(pair.Value)).Select(static pair => pair.Value)];

    /// <summary>Takes note of an array that a member of the model holds.</summary>
    /// <param name="member">The member.</param>
    /// <param name="type">The member's type.</param>
    /// <param name="cell">Where its elements are kept.</param>
    /// <param name="element">What stands for one of them.</param>
    public void Add(ISymbol member, ITypeSymbol type, int cell, Term element)
    {
        _elements[cell] = element;
        _members[element] = member;
        if (type is IArrayTypeSymbol { Rank: > 1 } or IArrayTypeSymbol { ElementType: IArrayTypeSymbol }) _withRows.Add(element);
    }

    /// <summary>One element is read: of a matrix two loops choose it, of a vector one.</summary>
    public void ReadElement(int cell, ulong loops)
    {
        if ((loops & (loops - 1)) != 0 && _elements.TryGetValue(cell, out Term? element)) _withRows.Add(element);
    }

    /// <summary>All elements of a part are read, and loops choose where it begins: a row.</summary>
    public void ReadPart(int cell, ulong loops)
    {
        if (loops != 0 && _elements.TryGetValue(cell, out Term? element)) _withRows.Add(element);
    }

    /// <summary>A formula is summed up over elements.</summary>
    public void Sum(Term term)
    {
        if (_members.Count == 0) return;
        if (term.Kind == TermKind.Add)
        {
            foreach (Term addend in term.Arguments) Sum(addend);
            return;
        }

        _summed.UnionWith(MultipliedIn(term));
    }

    /// <summary>Formulas are added up: w[0] x + w[1] y, written out, is a sum over elements too.</summary>
    public void Sum(IReadOnlyList<Term> addends)
    {
        if (_members.Count == 0 || addends.Count < 2) return;
        foreach (IGrouping<ISymbol, ISymbol> member in addends.SelectMany(MultipliedIn).GroupBy<ISymbol, ISymbol>(static member => member, SymbolEqualityComparer.Default))
        {
            if (member.Count() > 1) _summed.Add(member.Key);
        }
    }

    /// <summary>
    /// What the forward pass returns. A vector may be anything, a window for one; but where nothing of the input is left once its elements are 0, it
    /// is the weights of the one output.
    /// </summary>
    public void Return(Term term, TermTable terms)
    {
        if (_members.Count == 0 || !IsOfInput(term)) return;
        foreach (KeyValuePair<Term, ISymbol> member in _members)
        {
            if (!_withRows.Contains(member.Key) && _summed.Contains(member.Value) && !IsOfInput(terms.Replace(term, member.Key, terms.Zero))) _deciding.Add(member.Key);
        }
    }

    private static bool IsOfInput(Term term)
    {
        var seen = new HashSet<Term> { term };
        var left = new Stack<Term>();
        left.Push(term);
        while (left.Count > 0)
        {
            Term part = left.Pop();
            if (part.Kind is TermKind.Node or TermKind.Carried or TermKind.Unknown) return true;
            foreach (Term argument in part.Arguments)
            {
                if (argument.HasData && seen.Add(argument)) left.Push(argument);
            }
        }

        return false;
    }

    /// <summary>The members of whose elements a formula is a product with a value.</summary>
    private List<ISymbol> MultipliedIn(Term term)
    {
        List<ISymbol> found = [];
        bool hasValue = false;
        var left = new Stack<Term>();
        left.Push(term);
        while (left.Count > 0)
        {
            Term factor = left.Pop();
            if (factor.Kind is TermKind.Multiply or TermKind.Divide)
            {
                left.Push(factor.Arguments[0]);
                if (factor.Kind == TermKind.Multiply) left.Push(factor.Arguments[1]);
            }
            else if (_members.TryGetValue(factor, out ISymbol? member))
            {
                found.Add(member);
            }
            else if (factor.Kind == TermKind.Weight && factor.Arguments.IsEmpty)
            {
                // Zeros that weights are multiplied with are a first state. What is looked up in a table is a value.
                if (factor.Weight!.Layer.Kind is not (LayerKind.Bias or LayerKind.Norm or LayerKind.Embedding)) return [];
                hasValue |= factor.Weight.Layer.Kind == LayerKind.Embedding;
            }
            else
            {
                hasValue |= factor.HasData;
            }
        }

        return hasValue ? found : [];
    }
}
