using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using InitGen.Roslyn.Layers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.Forward;

/// <summary>Arrays, fields and what the branches of a program leave in them.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Where an element is: the part it belongs to, the loops that move it, and the values that choose it.</summary>
    private readonly record struct Index(string Offset, ulong Loops, Term? Choice)
    {
        /// <summary>The one number that chooses the element; null for all of them.</summary>
        public Term? Position { get; init; }

        public bool IsPoint => Loops == 0 && Choice is null;
    }

    private Index IndexOf(IEnumerable<Term> indices)
    {
        var offsets = new List<string>();
        ulong loops = 0;
        var choices = new List<Term>();
        Term? position = null;
        foreach (Term index in indices)
        {
            position = position is null ? index : offsets.Count == 1 ? _terms.Add(_terms.Multiply(_columns, position), index) : _terms.Free("several indices");
            loops |= index.Loops;
            if (index.HasData) choices.AddRange(ValueGraph.Values(index));
            offsets.Add(OffsetOf(index));
        }

        bool isPlain = offsets.TrueForAll(static offset => offset.Length == 0);
        Term? choice = choices.Count == 0 ? null : choices.Count == 1 ? choices[0] : _terms.Concat(choices);
        return new Index(isPlain ? string.Empty : string.Join(",", offsets), loops, choice) { Position = position };
    }

    /// <summary>What is added to the variables of the loops: 2h in x[2 * h + i].</summary>
    private static string OffsetOf(Term index)
    {
        if (index.Kind == TermKind.Add)
        {
            string left = OffsetOf(index.Arguments[0]);
            string right = OffsetOf(index.Arguments[1]);
            return left.Length == 0 ? right : right.Length == 0 ? left : left + "+" + right;
        }

        return index.Loops != 0 || index.HasData || index.IsNumber(0) ? string.Empty : TextOf(index);
    }

    private static string TextOf(Term term) => term.Kind switch
    {
        TermKind.Number => term.Number.ToString("R", CultureInfo.InvariantCulture),
        TermKind.Index or TermKind.Free => term.Text,
        _ => $"{term.Kind}({string.Join(",", term.Arguments.Select(TextOf))})",
    };

    private static string Join(string start, string offset) =>
        start.Length == 0 ? offset : offset.Length == 0 ? start : start + "+" + offset;

    private Term ReadAll(Numbers numbers)
    {
        _terms.Unmarked.ReadPart(numbers.Cell, numbers.Loops);
        return Read(numbers, default(Index) with { Offset = string.Empty, Loops = numbers.Loops });
    }

    private Term Read(Numbers numbers, Index index)
    {
        string offset = Join(numbers.Offset, index.Offset);
        ulong loops = numbers.Loops | index.Loops;
        Term? choice = index.Choice ?? numbers.Choice;
        Note(numbers.Cell, loops, offset.Length > 0);
        _terms.Unmarked.ReadElement(numbers.Cell, loops);
        Content content = _state.Cell(numbers.Cell);
        if (_weightCells.Contains(numbers.Cell) && content.Parts[0].Element is { Kind: TermKind.Weight } weight)
        {
            Term? position = PositionOf(numbers, index);
            foreach (LoopFrame loop in _loops)
            {
                if ((loops & loop.Bit) != 0) loop.Accesses.Add((weight.Weight!, position));
            }

            if (offset.Length > 0) _sums.Forget(weight.Weight!); // a part of it

            return choice is null ? weight : _terms.Weight(weight, weight.Arguments.Add(choice));
        }

        if (!_weightCells.Contains(numbers.Cell))
        {
            foreach (LoopFrame loop in _loops) loop.MovesValues |= (loops & loop.Bit) != 0;
        }

        if (index.IsPoint && numbers.Loops == 0 && content.At("#" + (offset.Length == 0 ? "0" : offset)) is { } point) return point;
        return content.At(offset) is { } part && (offset.Length > 0 || content.Parts.Length == 1 || IsPartial(content, loops) || (numbers.Extent is not null && numbers.Extent != content.Length)) ? part
            : _terms.Part(offset.Length > 0 && content.Before is { } before ? before : Whole(content), offset);
    }

    private void Write(Numbers numbers, Index index, Term element)
    {
        string offset = Join(numbers.Offset, index.Offset);
        ulong loops = numbers.Loops | index.Loops;
        Note(numbers.Cell, loops, offset.Length > 0);
        Content content = _state.Cell(numbers.Cell);
        if (_weightCells.Contains(numbers.Cell)) return; // training, not what this is about
        if ((index.Choice ?? numbers.Choice) is not null) offset = "#chosen";
        else if (loops == 0) offset = "#" + (offset.Length == 0 ? "0" : offset);
        _state.Set(numbers.Cell, content.With(offset, element, !IsPartial(content, loops)));
    }

    /// <summary>Overwrites all of an array.</summary>
    private void WriteAll(Numbers numbers, Term element)
    {
        Note(numbers.Cell, numbers.Loops, numbers.Offset.Length > 0);
        Content content = _state.Cell(numbers.Cell);
        if (_weightCells.Contains(numbers.Cell)) return;
        bool isAll = numbers.Extent is null || numbers.Loops != 0 || numbers.Extent == content.Length;
        _state.Set(numbers.Cell, numbers.Offset.Length == 0 && isAll ? Content.Of(element, content.Length) : content.With(numbers.Offset, element, isAll));
    }

    // for (int i = 0; i < h; i++) gates[i] = ..., where there are 4 h gates.
    private bool IsPartial(Content content, ulong loops)
    {
        if (content.Length is not { } length) return false;
        LoopFrame? only = null;
        foreach (LoopFrame loop in _loops)
        {
            if ((loop.Bit & loops) == 0) continue;
            if (only is not null) return false;
            only = loop;
        }

        return only?.Bound is { } bound && bound != length && AreComparable(bound, length);
    }

    private static bool AreComparable(Term bound, Term length) =>
        TermTable.Contains(length, bound) || (bound.Kind == TermKind.Number && length.Kind == TermKind.Number);

    private Term? LengthOf(Numbers numbers) => numbers.Extent ?? (numbers is { Offset.Length: 0, Loops: 0, Choice: null } ? _state.Cell(numbers.Cell).Length : null);

    private Term Whole(Content content) => content.Parts.Length == 1 ? content.Parts[0].Element : _terms.Concat(content.Parts.Select(static part => part.Element));

    private void Note(int cell, ulong loops, bool isShifted)
    {
        foreach (LoopFrame loop in _loops) loop.Note(cell, (loops & loop.Bit) != 0 && !isShifted);
    }

    private Value ReadField(Instance instance, ISymbol member, ITypeSymbol type)
    {
        ISymbol field = member.OriginalDefinition;
        if (instance.Place is { } place)
        {
            if (_heldLayers.TryGetValue(instance.Id, out HeldLayer? held) && PartOf(held, instance, place, field, type) is { } part) return part;
            switch (_parts.Find(instance.Type, field))
            {
                case Part.Weight weight:
                    return WeightOf(instance, place, weight);
                case Part.Child child:
                    LayerBinding? binding = _parts.Layer(field, child.Model, child.IsSequence);
                    HeldLayer? layer = binding is null ? null : new HeldLayer(binding, field.ContainingType, field.Name, place, string.Empty);
                    if (child.IsSequence) return new ModelList(child.Model, place.Member(field.Name), child.Count, layer);
                    Instance found = InstanceAt(place.Member(field.Name), child.Model);
                    if (layer is not null) _heldLayers[found.Id] = layer;
                    Prepare(found, field);
                    return found;
            }
        }

        if (_state.Find(instance.Id, field) is { } known) return known;
        Value value = BuiltField(instance, field, type) ?? Initial(instance, field, type);
        if (value is not Scalar) _state.Set(instance.Id, field, value);
        return value;
    }

    // A weight of a layer object, or a layer inside it.
    private Value? PartOf(HeldLayer held, Instance instance, Place place, ISymbol field, ITypeSymbol type)
    {
        string name = held.Inner + field.Name;
        foreach (BoundWeight bound in held.Binding.Weights)
        {
            if (bound.Weight.Name != name) continue;
            bool isOwn = held.ModelPlace.Origin.Length == 0;
            string part = (isOwn ? place.Below : string.Empty) + "." + field.Name;
            return WeightCell(instance, field.Name, new WeightReference(
                place.Origin, isOwn ? string.Empty : place.Below, part, _parts.Key(held.Model), held.Member + "." + name, bound.Shape));
        }

        if (!held.Binding.Weights.Any(bound => bound.Weight.Name.StartsWith(name + ".", System.StringComparison.Ordinal))) return null;
        HeldLayer inner = held with { Inner = name + "." };
        if (ValueTypes.Element(type) is INamedTypeSymbol element) return new ModelList(element, place.Member(field.Name), null, inner);
        if (type is not INamedTypeSymbol named) return null;
        Instance found = InstanceAt(place.Member(field.Name), named);
        _heldLayers[found.Id] = inner;
        return found;
    }

    private Numbers WeightOf(Instance instance, Place place, Part.Weight weight)
    {
        bool isOwn = place.Origin.Length == 0;
        return WeightCell(instance, weight.Member, new WeightReference(
            isOwn ? weight.Member : place.Origin,
            isOwn ? string.Empty : place.Below + "." + weight.Member,
            string.Empty,
            _parts.Key(weight.Owner),
            weight.Member,
            weight.Layer));
    }

    private Numbers WeightCell(Instance instance, string name, WeightReference reference)
    {
        if (_weights.TryGetValue((instance.Id, name), out Numbers? known) && _state.Cells.ContainsKey(known.Cell)) return known;
        Numbers made = NewNumbers(Content.Of(_terms.Weight(reference), reference.Layer.Length is { } length ? _terms.Number(length) : null));
        _weightCells.Add(made.Cell);
        return _weights[(instance.Id, name)] = made;
    }

    // What a child was constructed with: the activation it was told to apply, for one.
    private void Prepare(Instance child, ISymbol field)
    {
        if (!_parts.IsFirst(child.Place!)) return;
        if (InitializerOf(field) is not { } initializer) return;
        if (Unwrap(initializer) is IObjectCreationOperation { Constructor: { } constructor } creation)
            Construct(child, constructor, creation.Arguments, creation.Initializer);
    }

    private IOperation? InitializerOf(ISymbol member)
    {
        _visited.Add(member);
        return _bodies.Initializer(member, _cancellation);
    }

    private static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        return operation;
    }

    private Value Initial(Instance instance, ISymbol field, ITypeSymbol type)
    {
        bool isFixed = field is IFieldSymbol { IsReadOnly: true } or IFieldSymbol { IsConst: true } or IPropertySymbol { SetMethod: null or { IsInitOnly: true } };
        string name = (instance.Place is { Origin.Length: > 0 } place ? place.Origin + place.Below + "." : string.Empty) + field.Name;
        if (field is IFieldSymbol { HasConstantValue: true } constant) return Constant(constant.ConstantValue);
        if (instance.Content is { } content) return ValueTypes.IsWhole(type) ? new Scalar(_terms.Index(name)) : Make(type, content);

        bool isSimple = ValueTypes.IsNumber(type) || ValueTypes.IsBoolean(type);
        if ((isFixed || type.TypeKind == TypeKind.Delegate || type is IArrayTypeSymbol { ElementType.TypeKind: TypeKind.Class }) && _frames.Count < GreatestDepth
            && InitializerOf(field) is { } initializer && (isSimple || !ValueTypes.IsNumbers(type)))
        {
            _frames.Add(new MethodFrame(_frames.Count > 0 ? _frames[_frames.Count - 1].Method : null!, instance));
            Value initial = Eval(initializer);
            _frames.RemoveAt(_frames.Count - 1);
            return initial;
        }

        if (ValueTypes.IsWhole(type)) return new Scalar(_terms.Index(name));
        if (isSimple || type.TypeKind == TypeKind.Enum) return new Scalar(_terms.Free(name));
        if (ValueTypes.IsNumbers(type)) return InitialNumbers(instance, field, type, name);
        return type is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false, TypeKind: TypeKind.Class or TypeKind.Struct } named
            ? new Instance(++_fresh, named, null, null)
            : new Other(type, null);
    }

    private Numbers InitialNumbers(Instance instance, ISymbol field, ITypeSymbol type, string name)
    {
        if (_written.Contains(field) && !ValueTypes.IsWhole(ValueTypes.Element(type))) return NewNumbers(_terms.Node(_graph.Add(id => new InitGen.Graph.StateNode(id, name))));
        Term element = _terms.Free(name);
        Numbers made = NewNumbers(element);
        if (instance.Place is not null) _terms.Unmarked.Add(field, type, made.Cell, element);
        return made;
    }

    private Value Constant(object? value) => value switch
    {
        bool flag => new Scalar(flag ? _terms.One : _terms.Zero),
        char letter => new Scalar(_terms.Number(letter)),
        float or double or int or long or short or byte or sbyte or ushort or uint or ulong or decimal =>
            new Scalar(_terms.Number(System.Convert.ToDouble(value, CultureInfo.InvariantCulture))),
        _ => Other.Nothing,
    };

    /// <summary>What is left of two ways through the program.</summary>
    private ProgramState Merge(Term condition, ProgramState first, ProgramState second)
    {
        if (first == second) return first;
        ProgramState merged = second.Fork();
        ProgramState outer = _state;
        _state = merged;
        foreach (KeyValuePair<int, Content> cell in first.Cells)
        {
            if (!second.Cells.TryGetValue(cell.Key, out Content? other)) merged.Set(cell.Key, cell.Value);
            else if (!ReferenceEquals(other, cell.Value)) merged.Set(cell.Key, Merge(condition, cell.Value, other));
        }

        foreach (KeyValuePair<ISymbol, Value> variable in first.Variables)
        {
            if (second.Find(variable.Key) is not { } other) merged.Set(variable.Key, variable.Value);
            else if (other != variable.Value) merged.Set(variable.Key, Merge(condition, variable.Value, other));
        }

        foreach (KeyValuePair<(int Instance, ISymbol Field), Value> field in first.Fields)
        {
            if (second.Find(field.Key.Instance, field.Key.Field) is not { } other) merged.Set(field.Key.Instance, field.Key.Field, field.Value);
            else if (other != field.Value) merged.Set(field.Key.Instance, field.Key.Field, Merge(condition, field.Value, other));
        }

        _state = outer;
        return merged;
    }

    private Content Merge(Term condition, Content first, Content second)
    {
        if (first.Parts.SequenceEqual(second.Parts)) return first;
        if (!condition.HasData && !first.Parts.Any(static part => part.Element.HasData)) return second;
        if (!condition.HasData && !second.Parts.Any(static part => part.Element.HasData)) return first;
        var parts = ImmutableArray.CreateBuilder<(string, Term)>();
        foreach ((string offset, Term element) in first.Parts)
            parts.Add((offset, second.At(offset) is { } other ? Merge(condition, element, other) : element));
        foreach ((string offset, Term element) in second.Parts)
        {
            if (first.At(offset) is null) parts.Add((offset, element));
        }

        return new Content(parts.ToImmutable(), first.Before ?? second.Before, first.Length == second.Length ? first.Length : null);
    }

    private Value Merge(Term condition, Value first, Value second) => (first, second) switch
    {
        _ when first == second => first,
        (Scalar a, Scalar b) => new Scalar(Merge(condition, a.Term, b.Term)),
        (Numbers a, Numbers b) when a.Cell == b.Cell => a with { Loops = a.Loops | b.Loops, Start = _terms.Free("one of two parts") },
        (Numbers a, Numbers b) => NewNumbers(Merge(condition, ReadAll(a), ReadAll(b))),
        (ObjectList a, ObjectList b) when Merge(condition, ItemOf(a), ItemOf(b)) is Instance { Place: null } item => NewObjects(item.Type, item),
        (Several a, Several b) when a.Items.Length == b.Items.Length =>
            new Several(a.Items.Zip(b.Items, (x, y) => Merge(condition, x, y)).ToImmutableArray()),
        (Instance { Place: null } a, Instance { Place: null } b) when SymbolEqualityComparer.Default.Equals(a.Type, b.Type) => Merge(condition, a, b),
        (Other { Content: null }, _) => second,
        (_, Other { Content: null }) => first,
        _ => Unknown("one of two objects", null, first, second),
    };

    private Instance Merge(Term condition, Instance first, Instance second)
    {
        var merged = new Instance(++_fresh, first.Type, null, first.Content ?? second.Content);
        foreach (ISymbol field in _state.Fields.Keys.Where(key => key.Instance == first.Id || key.Instance == second.Id).Select(static key => key.Field).ToArray())
        {
            Value? a = _state.Find(first.Id, field), b = _state.Find(second.Id, field);
            _state.Set(merged.Id, field, a is null ? b! : b is null ? a : Merge(condition, a, b));
        }

        return merged;
    }

    /// <summary>
    /// What a number is after two ways. By an index alone it is the border of an image, a mask, or one of two parts side by side: where
    /// nothing else depends on the input, what does so counts.
    /// </summary>
    private Term Merge(Term condition, Term first, Term second)
    {
        if (first == second) return first;
        if (condition.HasData || condition.HasRandom) return _terms.Select(condition, first, second);
        if (condition.Kind == TermKind.Number) return condition.Number != 0 ? first : second;
        if (first.Kind == TermKind.Carried && TermTable.Contains(second, first)) return second;
        if (second.Kind == TermKind.Carried && TermTable.Contains(first, second)) return first;

        if (condition.IsIndex)
        {
            foreach (LoopFrame loop in _loops) loop.IsUneven = true;
        }

        // if (l < layers - 1) x = ReLU(x): so it is in all rounds but one.
        if (condition.IsIndex && second.HasData && TermTable.Contains(first, second)) return first;
        if (condition.IsIndex && first.HasData && TermTable.Contains(second, first)) return second;
        if (first.HasData != second.HasData && condition.IsIndex) return first.HasData ? first : second;
        if (condition.IsIndex) return first.HasData ? _terms.Concat([first, second]) : _terms.Free("one of two numbers");
        return _terms.Select(condition, first, second);
    }
}
