using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.Forward;

/// <summary>What makes new objects and arrays, and what is put into them.</summary>
internal sealed partial class Interpreter
{
    private Instance? _initialized;

    private Value Assign(IOperation target, Value value)
    {
        switch (target)
        {
            case ILocalReferenceOperation local when _references.TryGetValue(local.Local, out (Numbers Numbers, Index At) referred):
                Write(referred.Numbers, referred.At, TermOf(value));
                break;
            case ILocalReferenceOperation local:
                _state.Set(local.Local, value);
                break;
            case IParameterReferenceOperation parameter when _state.Find(parameter.Parameter.OriginalDefinition) is not null || Self is null:
                _state.Set(parameter.Parameter.OriginalDefinition, value);
                break;
            case IParameterReferenceOperation parameter:
                _state.Set(Self.Id, parameter.Parameter.OriginalDefinition, value);
                break;
            case IFieldReferenceOperation { Field.IsStatic: true } field:
                _state.Set(field.Field.OriginalDefinition, value);
                break;
            case IFieldReferenceOperation field:
                if (Eval(field.Instance) is Instance owner) _state.Set(owner.Id, field.Field.OriginalDefinition, value);
                break;
            case IPropertyReferenceOperation { Arguments.IsEmpty: false } indexer when indexer.Instance is { } receiver && Eval(receiver) is var list && list is not Instance:
                Put(list, indexer.Arguments.Select(static argument => argument.Value), value);
                break;
            case IPropertyReferenceOperation property:
                AssignProperty(property, value);
                break;
            case IArrayElementReferenceOperation element:
                Put(Eval(element.ArrayReference), element.Indices, value);
                break;
            case IImplicitIndexerReferenceOperation indexer:
                Put(Eval(indexer.Instance), [indexer.Argument], value);
                break;
            case ITupleOperation tuple:
                for (int i = 0; i < tuple.Elements.Length; i++)
                    Assign(tuple.Elements[i], value is Several several && i < several.Items.Length ? several.Items[i] : Unknown("part of a value", tuple.Elements[i].Type, value));
                break;
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value);
                break;
            case IConversionOperation conversion:
                Assign(conversion.Operand, value);
                break;
            case IDiscardOperation:
                break;
            default:
                // Through a reference or a pointer: whatever it leads to is not known any more.
                if (WriteEffects.Root(target) is { } root && _state.Find(root) is Numbers numbers) WriteAll(numbers, _terms.Unknown("a write through a reference", DataIn(numbers).Concat(DataIn(value))));
                break;
        }

        return value;
    }

    private void AssignProperty(IPropertyReferenceOperation property, Value value)
    {
        if (property.Property.IsStatic)
        {
            _state.Set(property.Property.OriginalDefinition, value);
            return;
        }

        if (Eval(property.Instance) is not Instance owner) return;
        IMethodSymbol? setter = property.Property.SetMethod is { } set ? TypeHierarchy.MostDerived(set, owner.Type) : null;
        if (setter is not null && _bodies.Of(setter, _cancellation) is not null)
            Invoke(setter, owner, [.. property.Arguments.Select(argument => Eval(argument.Value)), value], null);
        else
            _state.Set(owner.Id, property.Property.OriginalDefinition, value);
    }

    private void Put(Value owner, IEnumerable<IOperation> indices, Value value)
    {
        if (owner is ObjectList list) _state.Set(list.Id, list.Element, value);
        if (owner is not Numbers numbers) return;
        Write(numbers, IndexOf(indices.Select(index => TermOf(Eval(index)))), TermOf(value));
    }

    private Value Create(IArrayCreationOperation creation)
    {
        if (creation.Initializer is { } initializer) return Collection(initializer.ElementValues, creation.Type);
        if (ValueTypes.ObjectElement(creation.Type) is { } item && !ValueTypes.IsNumbers(creation.Type)) return NewObjects(item, null);
        if (!ValueTypes.IsNumbers(creation.Type)) return new Other(creation.Type, null);
        Term? length = creation.DimensionSizes.Length == 1 ? TermOf(Eval(creation.DimensionSizes[0])) : null;
        return NewNumbers(Content.Of(_terms.Zero, length));
    }

    private Numbers StackAlloc(IOperation operation)
    {
        Term[] sizes = [.. operation.ChildOperations.Select(child => TermOf(Eval(child)))];
        return NewNumbers(Content.Of(_terms.Zero, sizes.Length == 1 && !sizes[0].HasData ? sizes[0] : null));
    }

    private Value Collection(ImmutableArray<IOperation> elements, ITypeSymbol? type)
    {
        if (!ValueTypes.IsNumbers(type))
        {
            return elements.All(static element => element.Kind != Spread && element is not IArrayInitializerOperation)
                ? new Several(elements.Select(Eval).ToImmutableArray())
                : new Other(type, null);
        }

        Term[] parts = [.. Flat(elements).Select(element => TermOf(Eval(element.Kind == Spread ? element.ChildOperations.First() : element)))];
        Term element = parts.Any(static part => part.HasData) ? _terms.Concat(parts) : parts.Length == 0 ? _terms.Zero : parts.Length == 1 ? parts[0] : _terms.Free("numbers");
        bool isWritten = parts.Length > 0 && ValueTypes.IsNumber(ValueTypes.Element(type)) && elements.All(static element => element.Kind != Spread && element is not IArrayInitializerOperation);
        return NewNumbers(Content.Of(element, isWritten ? _terms.Number(parts.Length) : null));
    }

    private static IEnumerable<IOperation> Flat(ImmutableArray<IOperation> elements) =>
        elements.SelectMany(static element => element is IArrayInitializerOperation inner ? Flat(inner.ElementValues) : [element]);

    private Value Create(IObjectCreationOperation creation)
    {
        ITypeSymbol? type = creation.Type;
        Value[] arguments = [.. creation.Arguments.Select(argument => Eval(argument.Value))];
        if (ValueTypes.IsNumbers(type))
        {
            if (creation.Initializer is { } initial) return Collection(initial.Initializers.SelectMany(static item => item is IInvocationOperation add ? add.Arguments.Select(static argument => argument.Value) : []).ToImmutableArray(), type);
            return arguments.OfType<Numbers>().FirstOrDefault() is not { } source ? NewNumbers(_terms.Zero)
                : type is { Name: "List" or "Queue" or "Stack" } ? NewNumbers(ReadAll(source))
                : arguments.Length > 1 && arguments[1] is Scalar start ? Slice(source, start.Term, arguments.Length > 2 ? TermOf(arguments[2]) : null)
                : source;
        }

        if (ValueTypes.ObjectElement(type) is { } item) return NewObjects(item, arguments.OfType<ObjectList>().Select(ItemOf).FirstOrDefault());
        if (type is not INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false, TypeKind: TypeKind.Class or TypeKind.Struct } named || creation.Constructor is not { } constructor)
            return DataOf(arguments) is { } data ? new Other(type, data) : new Other(type, null);

        var instance = new Instance(++_fresh, named, null, null);
        Construct(instance, constructor, creation.Arguments, creation.Initializer);
        return instance;
    }

    private Term? DataOf(Value[] values)
    {
        Term[] data = [.. values.SelectMany(DataIn).Distinct()];
        return data.Length == 0 ? null : _terms.Unknown("an object of a library", data);
    }

    private void Construct(Instance instance, IMethodSymbol constructor, ImmutableArray<IArgumentOperation> arguments, IObjectOrCollectionInitializerOperation? initializer)
    {
        var given = new List<(IParameterSymbol Parameter, Value Value)>();
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is { } parameter) given.Add((parameter.OriginalDefinition, Eval(argument.Value)));
        }

        // A primary constructor has no body, and its parameters live as long as the object.
        foreach ((IParameterSymbol parameter, Value value) in given) _state.Set(instance.Id, parameter, value);
        _visited.Add(instance.Type);
        if (_frames.Count < GreatestDepth)
        {
            _frames.Add(new MethodFrame(constructor, instance));
            foreach (ISymbol member in instance.Type.GetMembers())
            {
                if (member is not (IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } or IPropertySymbol { IsStatic: false })) continue;
                if (instance.Place is not null && _parts.Find(instance.Type, member) is not null) continue;
                if (InitializerOf(member) is { } value) _state.Set(instance.Id, member.OriginalDefinition, Eval(value));
            }

            _frames.RemoveAt(_frames.Count - 1);
        }

        Value[] ordered = [.. constructor.Parameters.Select(parameter =>
            given.Find(pair => SymbolEqualityComparer.Default.Equals(pair.Parameter, parameter.OriginalDefinition)).Value ?? Make(parameter.Type, _terms.Free(parameter.Name)))];
        if (instance.Place is null && _bodies.Of(constructor, _cancellation) is not null) Invoke(constructor, instance, ordered, null);
        if (initializer is null) return;

        Instance? outer = _initialized;
        _initialized = instance;
        foreach (IOperation item in initializer.Initializers) Eval(item);
        _initialized = outer;
    }
}
