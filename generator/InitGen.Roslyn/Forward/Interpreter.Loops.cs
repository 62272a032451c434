using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using InitGen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.Forward;

/// <summary>Loops: the body is read once, with marks in the place of what earlier rounds may have left.</summary>
internal sealed partial class Interpreter
{
    private const int GreatestUnrolling = 64;

    private void ForEach(IForEachLoopOperation loop)
    {
        Value collection = Eval(loop.Collection);
        ILocalSymbol? variable = loop.Locals.FirstOrDefault();
        if (collection is Several { Items.Length: <= GreatestUnrolling } several)
        {
            foreach (Value item in several.Items)
            {
                if (_isDead) return;
                if (loop.LoopControlVariable is IDeclarationExpressionOperation { Expression: ITupleOperation parts }) Assign(parts, item);
                else if (variable is not null) _state.Set(variable, item);
                Once(() => Execute(loop.Body));
            }

            return;
        }

        Loop(
            loop,
            collection is Numbers numbers ? RoundsOver(numbers, variable) : (collection as ModelList)?.Count,
            () =>
            {
                if (variable is not null) _state.Set(variable, ElementOf(collection, variable));
                if (loop.LoopControlVariable is IDeclarationExpressionOperation { Expression: ITupleOperation tuple }) Assign(tuple, ElementOf(collection, variable));
                Execute(loop.Body);
                WriteBack(collection, variable);
            },
            ImmutableArray<IOperation>.Empty);
    }

    private int? RoundsOver(Numbers numbers, ILocalSymbol? variable) =>
        !ValueTypes.IsNumbers(variable?.Type) && LengthOf(numbers) is { Kind: TermKind.Number, Number: > 0 and < 1e9 and var length } ? (int)length : null;

    // foreach (ref float v in x) v = ...;
    private void WriteBack(Value collection, ILocalSymbol? variable)
    {
        if (_isDead || variable is not { RefKind: RefKind.Ref } || collection is not Numbers numbers || _state.Find(variable) is not Scalar scalar) return;
        Write(numbers, new Index(string.Empty, _loops[_loops.Count - 1].Bit, null), scalar.Term);
    }

    // One element of a collection that a loop goes through.
    private Value ElementOf(Value collection, ILocalSymbol? variable)
    {
        ulong bit = _loops[_loops.Count - 1].Bit;
        switch (collection)
        {
            case ModelList models:
                return ElementAt(models, "i", bit);
            case ObjectList list:
                return ItemOf(list);
            case Numbers numbers when ValueTypes.IsNumbers(variable?.Type):
                return numbers with { Loops = numbers.Loops | bit, Start = _terms.Free("an item") };
            case Numbers numbers:
                Term element = Read(numbers, new Index(string.Empty, bit, null));
                return new Scalar(element.IsIndex ? _terms.Index(variable?.Name ?? "item", bit) : element);
            default:
                return Make(variable?.Type, DataIn(collection).ToArray() is { Length: > 0 } data ? _terms.Unknown("an element of a collection", data) : _terms.Free("an element"));
        }
    }

    private Instance ElementAt(ModelList models, string index, ulong loops)
    {
        foreach (LoopFrame frame in _loops)
        {
            if ((loops & frame.Bit) != 0) frame.Models = models.Place.Origin + models.Place.Below;
        }

        Instance element = InstanceAt(models.Place.Element(index), models.Element);
        if (models.Layer is { } layer) _heldLayers[element.Id] = layer;
        return element;
    }

    // Number of rounds of for (int i = 0; i < n; i++), where it is known.
    private int? Rounds(IForLoopOperation loop)
    {
        if (loop.Condition is not IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan, LeftOperand: var left, RightOperand: { } bound }) return null;
        if (Unwrap(left) is not ILocalReferenceOperation { Local: var local } || _state.Find(local) is not Scalar { Term: { Kind: TermKind.Number } start }) return null;
        bool isByOne = loop.AtLoopBottom.Length == 1
            && loop.AtLoopBottom[0] is IExpressionStatementOperation { Operation: IIncrementOrDecrementOperation { Kind: OperationKind.Increment } };
        return isByOne && Eval(bound) is Scalar { Term: { Kind: TermKind.Number } end } && end.Number - start.Number is > 0 and < 1e6 and var count ? (int)count : null;
    }

    // Layers of modules differ from round to round: for (int i = 0; i < layers.Count - 1; i++) is gone through as it would be.
    private bool IsUnrolled(IForLoopOperation loop)
    {
        if (_modules is null || loop.Condition is not { } condition) return false;
        for (int round = 0; round <= GreatestUnrolling; round++)
        {
            if (TermOf(Eval(condition)) is not { Kind: TermKind.Number } goesOn)
            {
                if (round > 0) Forget(loop);
                return round > 0;
            }

            if (goesOn.Number == 0 || _isDead) return true;
            Once(() => Execute(loop.Body));
            if (_isDead) return true;
            ExecuteAll(loop.AtLoopBottom);
        }

        Forget(loop);
        return true;
    }

    private void Once(Action body)
    {
        var frame = new LoopFrame(0);
        _loops.Add(frame);
        Term path = _path;
        body();
        Join(frame);
        _path = path;
        _loops.RemoveAt(_loops.Count - 1);
    }

    // What the rounds that ended early leave, and those that did not.
    private void Join(LoopFrame frame)
    {
        ProgramState? joined = _isDead ? null : _state;
        for (int i = frame.Exits.Count - 1; i >= 0; i--)
        {
            (Term path, ProgramState state) = frame.Exits[i];
            joined = joined is null ? state : Merge(path, state, joined);
        }

        _isDead = joined is null;
        if (joined is not null) _state = joined;
    }

    private void Loop(IOperation loop, int? rounds, Action body, ImmutableArray<IOperation> atBottom)
    {
        if (_loops.Count > 24)
        {
            Forget(loop);
            return;
        }

        WriteEffects effects = _bodies.EffectsOf(loop, _cancellation);
        ProgramState before = _state;
        int nodes = _graph.Count;
        Term? bound = loop is IForLoopOperation { Condition: IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan, RightOperand: var limit } } ? TermOf(Eval(limit)) : null;

        (LoopFrame frame, List<CarriedValue> carried) = Round(before, effects, body, atBottom, static (_, _) => null, bound, rounds);
        if (_isDead)
        {
            _state = before; // each way out leaves the method: what follows is reached where there is no round at all
            _isDead = false;
            return;
        }

        Decide(carried, frame, nodes);
        CarriedValue[] deep = [.. carried.Where(static value => value.Fate == Fate.Deep)];
        if (deep.Length == 0 && !carried.Exists(static value => value.IsUsedInGraph))
        {
            Finish(carried, frame, null);
            return;
        }

        // Once more, now that it is known what a round begins with.
        _graph.TakeBack(nodes);
        _state = before;
        int? start = deep.Length == 1 && frame.Models.Length > 0 ? _graph.Of(deep[0].Start) : null;
        int first = _graph.Count;
        (LoopFrame second, List<CarriedValue> again) = Round(before, effects, body, atBottom, (value, index) => carried[index].Fate switch
        {
            Fate.Deep => _terms.Node(start ?? _graph.Add(id => new StateNode(id, value.Name))),
            Fate.Same or Fate.Elementwise => value.Start,
            _ => null,
        }, bound, rounds);
        if (_isDead) return;
        for (int i = 0; i < again.Count && i < carried.Count; i++)
        {
            again[i].Fate = carried[i].Fate;
            again[i].Result = ResultOf(again[i]);
            if (again[i].Fate == Fate.Closed && Close(again[i], second, nodes) is { } closed) again[i].Closed = closed;
        }

        RepeatNode? repeat = null;
        if (start is { } begin && again.Find(static value => value.Fate == Fate.Deep) is { } repeated)
        {
            int after = _graph.Of(repeated.Result);
            int id = _graph.Add(made => new RepeatNode(made, begin, after, second.Models, first, rounds));
            repeat = (RepeatNode)_graph[id];
        }

        Finish(again, second, repeat);
    }

    /// <summary>One reading of a body.</summary>
    private (LoopFrame Frame, List<CarriedValue> Carried) Round(
        ProgramState before, WriteEffects effects, Action body, ImmutableArray<IOperation> atBottom, Func<CarriedValue, int, Term?> begin, Term? bound, int? rounds)
    {
        var frame = new LoopFrame(1UL << (_loopCount++ % 64)) { Bound = bound, Rounds = rounds };
        _state = before.Fork();
        List<CarriedValue> carried = Carry(effects, frame);
        for (int i = 0; i < carried.Count; i++)
        {
            if (begin(carried[i], i) is { } term) Put(carried[i], term);
        }

        _loops.Add(frame);
        Term path = _path;
        _path = _terms.One;
        body();
        Join(frame);
        ExecuteAll(atBottom);
        _path = path;
        _loops.RemoveAt(_loops.Count - 1);
        foreach (CarriedValue value in carried) value.Result = _isDead ? value.Mark : ResultOf(value);
        return (frame, carried);
    }

    private Term ResultOf(CarriedValue value) => value.Slot?.Read() is { } current ? TermOf(current) : Whole(_state.Cell(value.Cell));

    private void Put(CarriedValue value, Term term)
    {
        if (value.Cell != 0) _state.Set(value.Cell, Content.Of(term, _state.Cell(value.Cell).Length));
        else value.Slot!.Write(new Scalar(term));
    }

    /// <summary>What becomes of each mark, by where it is found after the round.</summary>
    private void Decide(List<CarriedValue> carried, LoopFrame frame, int nodes)
    {
        foreach (CarriedValue value in carried)
        {
            bool isElsewhere = carried.Exists(other => other != value && TermTable.Contains(other.Result, value.Mark));
            value.IsUsedInGraph = _graph.Holds(value.Mark);
            value.Fate =
                value.Result == value.Mark ? Fate.Same
                : value.Slot is null && frame.IsElementwise(value.Cell) ? Fate.Elementwise
                : value.IsUsedInGraph || isElsewhere ? Fate.Deep
                : !TermTable.Contains(value.Result, value.Mark) ? Fate.Plain
                : Close(value, frame, nodes) is { } closed ? SetClosed(value, closed)
                : Fate.Deep;
        }
    }

    private static Fate SetClosed(CarriedValue value, Term closed)
    {
        value.Closed = closed;
        return Fate.Closed;
    }

    /// <summary>What all rounds together make of a value that each adds to, or takes the greater of; null if it is neither.</summary>
    private Term? Close(CarriedValue value, LoopFrame frame, int nodes)
    {
        Term mark = value.Mark;
        switch (value.Result)
        {
            case { Kind: TermKind.Add } sum:
                var addends = new List<Term>();
                Flatten(sum, addends);
                Term[] others = [.. addends.Where(addend => addend != mark)];
                if (others.Length != addends.Count - 1 || others.Any(addend => TermTable.Contains(addend, mark))) return null;
                Term added = others.Aggregate(_terms.Add);
                if (!added.HasData) return added.IsIndex && value.Start.IsIndex ? _terms.Index(value.Name) : _terms.Add(value.Start, _terms.Free(value.Name));
                NoteSum(added, frame);
                return _terms.Add(value.Start, IsPartOfLayer(added, frame, nodes) ? added : _terms.Sum(added, frame.Addends));
            case { Kind: TermKind.Max, Arguments: var both } when both.Contains(mark):
                return Largest(both[0] == mark ? both[1] : both[0], value, frame);
            case { Kind: TermKind.Select, Arguments: var parts } when parts[0].Kind is TermKind.Less or TermKind.Not:
                Term less = parts[0].Kind == TermKind.Not ? parts[0].Arguments[0] : parts[0];
                if (less.Kind != TermKind.Less) return null;
                bool isMarkFirst = less.Arguments[0] == mark;
                Term found = less.Arguments[isMarkFirst ? 1 : 0];
                if (less.Arguments[isMarkFirst ? 0 : 1] != mark || found.HasCarried) return null;
                bool takesFound = parts[1] == found && parts[2] == mark;
                bool keepsMark = parts[1] == mark && parts[2] == found;
                return (takesFound || keepsMark) && isMarkFirst == (takesFound == (parts[0].Kind == TermKind.Less)) ? Largest(found, value, frame) : null;
            case { Kind: TermKind.Concat, Arguments: var sides } when sides.Contains(mark):
                Term rest = _terms.Concat(sides.Where(side => side != mark));
                return TermTable.Contains(rest, mark) ? null : value.Start.HasData ? _terms.Concat([value.Start, rest]) : rest;
            default:
                return null;
        }
    }

    private Term? Largest(Term found, CarriedValue value, LoopFrame frame) =>
        TermTable.Contains(found, value.Mark) ? null : _terms.Largest(found, frame.Bound is { Kind: TermKind.Number } bound ? bound.Number : 0);

    // A sum over one axis of a weight that was complete for the others: the kernel of a convolution, channel by channel.
    private bool IsPartOfLayer(Term added, LoopFrame frame, int nodes) =>
        added.Kind == TermKind.Node && added.Id >= nodes && _graph[added.Id] is LayerNode layer
        && frame.Accesses.Any(access => access.Weight.Origin == layer.Origin && access.Weight.Below == layer.Below);

    private static void Flatten(Term term, List<Term> addends)
    {
        if (term.Kind == TermKind.Add) foreach (Term argument in term.Arguments) Flatten(argument, addends);
        else addends.Add(term);
    }

    private void Finish(List<CarriedValue> carried, LoopFrame frame, RepeatNode? repeat)
    {
        foreach (CarriedValue value in carried)
        {
            Term final = value.Fate switch
            {
                Fate.Same => value.Start,
                Fate.Closed => value.Closed!,
                Fate.Deep when repeat is not null => _terms.Node(repeat.Id),
                _ => value.Result,
            };
            foreach (CarriedValue other in carried)
            {
                if (TermTable.Contains(final, other.Mark))
                    final = _terms.Replace(final, other.Mark, other.Fate is Fate.Same or Fate.Elementwise ? other.Start : _terms.Unknown("what an earlier round left", [other.Start]));
            }

            // A round stands for all: what the others leave behind beside it is not the same.
            if (repeat is not null && value.Fate is Fate.Plain or Fate.Closed && final.HasData && repeat.Count != 1)
                final = _terms.Unknown("a value of each round", [_terms.Node(repeat.Id)]);
            final = Settle(final);
            if (value.Slot is null)
            {
                if (final != Whole(_state.Cell(value.Cell))) _state.Set(value.Cell, Content.Of(final, _state.Cell(value.Cell).Length));
                SettleCell(value.Cell);
            }
            else if (value.Slot.Read() is { } current && final != TermOf(current))
            {
                value.Slot.Write(current is Numbers ? NewNumbers(final) : new Scalar(final));
            }
        }

        foreach (KeyValuePair<ISymbol, Value> variable in _state.Variables.ToArray())
        {
            if (variable.Value is Scalar { Term: { IsIndex: true, Loops: var loops } } && (loops & frame.Bit) != 0)
                _state.Set(variable.Key, new Scalar(_terms.Index(variable.Key.Name)));
        }
    }
}
