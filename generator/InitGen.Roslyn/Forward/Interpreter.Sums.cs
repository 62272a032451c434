using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Forward;

/// <summary>How many products are summed over a weight: by the bounds of loops, the lengths of slices and the strides of indices.</summary>
internal sealed partial class Interpreter
{
    private Term? PositionOf(Numbers numbers, Index index) =>
        numbers.Start is null ? index.Position : index.Position is null ? numbers.Start : _terms.Add(numbers.Start, index.Position);

    // y += w[o * n + i] * x[i], over all rounds of the loop.
    private void NoteSum(Term added, LoopFrame frame)
    {
        if (frame.Accesses.Count == 0 || !frame.MovesValues || !added.HasWeight) return;
        HashSet<WeightReference> summed = [.. ValueGraph.Values(added).Select(static value => value.Weight).OfType<WeightReference>()];
        foreach ((WeightReference weight, Term? position) in frame.Accesses)
        {
            if (!summed.Contains(weight)) continue;
            if (position is not null && CountOf(weight, position, frame) is { } count) _sums.Note(weight, count);
            else _sums.Forget(weight);
        }
    }

    private Term? CountOf(WeightReference weight, Term position, LoopFrame frame)
    {
        if (FlatIndex.Strides(position, _terms) is not { Count: 1 or 2 } strides || !strides.TryGetValue(frame.Bit, out Term? own)) return null;
        if (strides.Values.Contains(_columns)) return OfRectangle(weight, strides, own, frame);
        Term? bound = Fixed(frame.Bound);
        if (strides.Count == 1)
        {
            if (!own.IsNumber(1)) return null;
            return bound is null && IsVector(weight) ? _terms.Number(weight.Layer.Length!.Value) : Checked(weight, bound, _terms.One);
        }

        Term other = strides.First(pair => pair.Key != frame.Bit).Value;
        return own.IsNumber(1) ? Checked(weight, Agreed(other, bound), null)
            : other.IsNumber(1) ? Checked(weight, bound, own)
            : null;
    }

    // y += w[o, i] * x[i]: no stride says how long a row is, so that the loops have to go through all of the array, as it is declared or the other way.
    private Term? OfRectangle(WeightReference weight, IReadOnlyDictionary<ulong, Term> strides, Term own, LoopFrame frame)
    {
        if (strides.Count != 2 || weight.Layer is not { Length: null, Axes.Count: 2 } || Fixed(frame.Bound) is not { } count) return null;
        ulong bit = strides.First(pair => pair.Key != frame.Bit).Key;
        bool isWhole = strides[bit].IsNumber(1) != own.IsNumber(1) && Fixed(_loops.Find(loop => loop.Bit == bit)?.Bound) is { } outputs && outputs != count;
        return isWhole ? count : null;
    }

    // Dot(w.AsSpan(o * n, n), x).
    private void NoteDot(Value first, Value second)
    {
        if (first is not Numbers a || second is not Numbers b) return;
        NoteDot(a, b);
        NoteDot(b, a);
    }

    private void NoteDot(Numbers row, Numbers x)
    {
        if (!_weightCells.Contains(row.Cell) || _state.Cell(row.Cell).Parts[0].Element.Weight is not { } weight) return;
        Term? count = FlatIndex.Strides(row.Start ?? _terms.Zero, _terms) switch
        {
            { Count: 0 } => Checked(weight, row.Extent ?? LengthOf(x), _terms.One),
            { Count: 1 } strides => Checked(weight, Agreed(strides.First().Value, row.Extent ?? LengthOf(x)), null),
            _ => null,
        };
        if (count is null) _sums.Forget(weight);
        else _sums.Note(weight, count);
    }

    private static Term? Fixed(Term? bound) => bound is { HasData: false, Loops: 0 } ? bound : null;

    // A weight of one row, which a loop without a bound that is understood goes through: by vectors, and then the rest.
    private static bool IsVector(WeightReference weight) => weight.Layer is { Length: not null } layer && (layer.Inner is { IsConstant: true, Constant: 1 } || layer.Outer is { IsConstant: true, Constant: 1 });

    // The step from one row to the next is the length of a row, and so is the number of its elements.
    private static Term? Agreed(Term stride, Term? length) =>
        length is null || length == stride ? stride
        : stride.Kind == TermKind.Number ? length.Kind == TermKind.Number ? null : stride
        : length.Kind == TermKind.Number ? length
        : null;

    // Products and outputs make up all of the weight.
    private static Term? Checked(WeightReference weight, Term? count, Term? outputs)
    {
        if (count is null || count is { Kind: TermKind.Number, Number: < 1 }) return null;
        if (weight.Layer.Length is not { } length || count.Kind != TermKind.Number) return weight.Layer.Length is null ? count : null;
        if (outputs is null) return length % count.Number == 0 ? count : null;
        return outputs.Kind == TermKind.Number && count.Number * outputs.Number == length ? count : null;
    }

    private Term? TermOf(Instance model, Size size)
    {
        string name = size.ToString();
        ISymbol? member = TypeHierarchy.SelfAndBases(model.Type).SelectMany(level => level.GetMembers(name)).FirstOrDefault();
        return member switch
        {
            IFieldSymbol { IsStatic: false } field => TermOf(ReadField(model, field, field.Type)),
            IPropertySymbol { IsStatic: false, GetMethod: { } getter } property => TermOf(
                _bodies.Of(getter, _cancellation) is null ? ReadField(model, property, property.Type) : Invoke(getter, model, [], null)),
            _ => null,
        };
    }
}
