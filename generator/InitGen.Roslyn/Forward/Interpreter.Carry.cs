using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Forward;

/// <summary>Marks for what the rounds of a loop hand on.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Puts marks in the place of all that a round may change.</summary>
    private List<CarriedValue> Carry(WriteEffects effects, LoopFrame frame)
    {
        var carried = new List<CarriedValue>();
        foreach (ISymbol symbol in effects.Assigned.OrderBy(static symbol => symbol.Name, StringComparer.Ordinal))
        {
            if (_state.Find(symbol) is not null)
                Carry(symbol.Name, TypeOf(symbol), new Slot(() => _state.Find(symbol), value => _state.Set(symbol, value)), frame, carried);
            foreach (int owner in Owners(symbol))
                Carry(symbol.Name, TypeOf(symbol), new Slot(() => _state.Find(owner, symbol), value => _state.Set(owner, symbol, value)), frame, carried);
        }

        foreach (ISymbol symbol in effects.Contents.OrderBy(static symbol => symbol.Name, StringComparer.Ordinal))
        {
            if (_state.Find(symbol) is { } variable) CarryCells(symbol.Name, variable, frame, carried);
            foreach (int owner in Owners(symbol)) CarryCells(symbol.Name, _state.Find(owner, symbol)!, frame, carried);
        }

        return carried;
    }

    private int[] Owners(ISymbol field) =>
        [.. _state.Fields.Keys.Where(key => SymbolEqualityComparer.Default.Equals(key.Field, field)).Select(static key => key.Instance)];

    private void Carry(string name, ITypeSymbol? type, Slot slot, LoopFrame frame, List<CarriedValue> carried)
    {
        switch (slot.Read())
        {
            case Scalar { Term: { HasData: false } count } when ValueTypes.IsWhole(type):
                // A counter: what it counts is where the loop stands, and the loops around it where it runs on. The sizes of an object that changes are none.
                ulong around = count.Kind == TermKind.Index && count.Text == name ? count.Loops : 0;
                slot.Write(new Scalar(_terms.Index(name, name.Contains('.') ? 0 : frame.Bit | around)));
                break;
            case Scalar { Term.HasData: false } when ValueTypes.IsBoolean(type) || type?.TypeKind == TypeKind.Enum:
                slot.Write(new Scalar(_terms.Free(name)));
                break;
            case Scalar scalar:
                var number = new CarriedValue(name, scalar.Term, _terms.Carried(name), slot, 0);
                slot.Write(new Scalar(number.Mark));
                carried.Add(number);
                break;
            case Numbers numbers:
                var array = new CarriedValue(name, ReadAll(numbers), _terms.Carried(name), slot, NewNumbers(_terms.Zero).Cell);
                _state.Set(array.Cell, Content.Of(array.Mark, LengthOf(numbers)));
                slot.Write(Numbers.Of(array.Cell));
                carried.Add(array);
                frame.Carried.Add(array.Cell);
                break;
            case Instance { Place: null } instance:
                CarryInstance(name, instance, slot, frame, carried);
                break;
            case ObjectList list:
                var copy = new ObjectList(++_fresh, list.Element);
                _state.Set(copy.Id, copy.Element, ItemOf(list));
                slot.Write(copy);
                Carry(name, list.Element, ItemSlot(slot), frame, carried);
                break;
            case Several several:
                for (int i = 0; i < several.Items.Length; i++)
                {
                    int index = i;
                    Carry(name + "." + i, null, new Slot(() => (slot.Read() as Several)?.Items[index], value => SetItem(slot, index, value)), frame, carried);
                }

                break;
        }
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private Slot ItemSlot(Slot slot) => new(
        () => slot.Read() is ObjectList now ? ItemOf(now) : null,
        value =>
        {
            if (slot.Read() is ObjectList now) _state.Set(now.Id, now.Element, value);
        });

    private static void SetItem(Slot slot, int index, Value value)
    {
        if (slot.Read() is Several several) slot.Write(new Several(several.Items.SetItem(index, value)));
    }

    // The object that a variable holds may be another one after the round; its fields are what counts.
    private void CarryInstance(string name, Instance instance, Slot slot, LoopFrame frame, List<CarriedValue> carried)
    {
        var copy = new Instance(++_fresh, instance.Type, null, instance.Content);
        ISymbol[] fields = [.. _state.Fields.Keys.Where(key => key.Instance == instance.Id).Select(static key => key.Field)];
        foreach (ISymbol field in fields) _state.Set(copy.Id, field, _state.Find(instance.Id, field)!);
        if (fields.Length == 0 && instance.Content is { HasData: true } content)
        {
            var whole = new CarriedValue(
                name,
                content,
                _terms.Carried(name),
                new Slot(() => slot.Read() is Instance now ? new Scalar(DataIn(now).Aggregate(_terms.Zero, (all, part) => all == _terms.Zero ? part : _terms.Concat([all, part]))) : null,
                    value => slot.Write(copy with { Id = ++_fresh, Content = TermOf(value) })),
                0);
            slot.Write(copy with { Content = whole.Mark });
            carried.Add(whole);
            return;
        }

        slot.Write(copy);
        foreach (ISymbol field in fields.OrderBy(static field => field.Name, StringComparer.Ordinal))
        {
            if (_state.Find(copy.Id, field) is Instance) continue;
            var inside = new Slot(
                () => slot.Read() is Instance now ? _state.Find(now.Id, field) : null,
                value =>
                {
                    if (slot.Read() is Instance now) _state.Set(now.Id, field, value);
                });
            Carry(name + "." + field.Name, TypeOf(field), inside, frame, carried);
        }
    }

    private void CarryCells(string name, Value value, LoopFrame frame, List<CarriedValue> carried)
    {
        switch (value)
        {
            case Numbers numbers when !frame.Carried.Contains(numbers.Cell):
                Term start = Whole(_state.Cell(numbers.Cell));
                if (_weightCells.Contains(numbers.Cell)) return;
                var cell = new CarriedValue(name, start, _terms.Carried(name), null, numbers.Cell);
                _state.Set(numbers.Cell, Content.Of(cell.Mark, _state.Cell(numbers.Cell).Length));
                carried.Add(cell);
                frame.Carried.Add(numbers.Cell);
                break;
            case ObjectList list:
                Carry(name, list.Element, ItemSlot(new Slot(() => list, static _ => { })), frame, carried);
                break;
            case Several several:
                foreach (Value item in several.Items) CarryCells(name, item, frame, carried);
                break;
            case Instance { Place: null } instance:
                foreach (Value field in FieldsOf(instance))
                {
                    if (field is Numbers) CarryCells(name, field, frame, carried);
                }

                break;
        }
    }
}
