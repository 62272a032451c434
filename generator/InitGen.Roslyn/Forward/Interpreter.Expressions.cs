using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.Forward;

/// <summary>Expressions.</summary>
internal sealed partial class Interpreter
{
    // Kinds that the oldest supported compiler does not name.
    private const OperationKind CollectionExpression = (OperationKind)127;
    private const OperationKind Spread = (OperationKind)128;

    private readonly System.Collections.Generic.Stack<Value> _conditionalReceivers = new();

    private Instance? Self => _frames.Count > 0 ? _frames[_frames.Count - 1].Self : null;

    private Value Eval(IOperation? operation)
    {
        if (operation is null) return Other.Nothing;
        if (IsExhausted()) return Unknown("a program that is too long", operation.Type);
        if (_nesting >= GreatestNesting) return Lost("an expression that is too deep", operation);
        _nesting++;
        Value value = EvalHere(operation);
        _nesting--;
        return value;
    }

    /// <summary>What is not looked into: anything, with all variables in it.</summary>
    private Value Lost(string why, IOperation operation)
    {
        Forget(operation);
        Value[] found = [.. operation.DescendantsAndSelf().Select(Variable).OfType<Value>().Distinct()];
        return Unknown(why, operation.Type, found);

        Value? Variable(IOperation part) => part switch
        {
            ILocalReferenceOperation local => _state.Find(local.Local),
            IParameterReferenceOperation parameter => _state.Find(parameter.Parameter.OriginalDefinition),
            IFieldReferenceOperation { Instance: IInstanceReferenceOperation } field when Self is { } self => ReadField(self, field.Field, field.Field.Type),
            _ => null,
        };
    }

    private Value EvalHere(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: { } constant }) return Constant(constant);
        if (operation.Syntax is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax && operation is not IConversionOperation) return StackAlloc(operation);
        switch (operation)
        {
            case ILocalReferenceOperation local when _references.TryGetValue(local.Local, out (Numbers Numbers, Index At) referred):
                return new Scalar(Read(referred.Numbers, referred.At));
            case ILocalReferenceOperation local:
                return _state.Find(local.Local) ?? Make(local.Type, _terms.Free(local.Local.Name));
            case IParameterReferenceOperation parameter:
                return Parameter(parameter.Parameter);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }:
                return _initialized ?? (Value?)Self ?? Other.Nothing;
            case IInstanceReferenceOperation:
                return (Value?)Self ?? Other.Nothing;
            case IFieldReferenceOperation field:
                return Field(field);
            case IPropertyReferenceOperation property:
                return Property(property);
            case IArrayElementReferenceOperation element:
                return Element(Eval(element.ArrayReference), element.Indices, element.Type);
            case IImplicitIndexerReferenceOperation indexer:
                return Element(Eval(indexer.Instance), ImmutableArray.Create(indexer.Argument), indexer.Type);
            case IParenthesizedOperation parenthesized:
                return Eval(parenthesized.Operand);
            case IConversionOperation conversion:
                return Convert(conversion);
            case IBinaryOperation binary:
                return Chain(binary);
            case IUnaryOperation unary:
                return Unary(unary);
            case IConditionalOperation choice:
                return Choose(choice);
            case ICoalesceOperation coalesce:
                return Coalesce(Eval(coalesce.Value), coalesce.WhenNull);
            case IConditionalAccessOperation access:
                _conditionalReceivers.Push(Eval(access.Operation));
                Value accessed = Eval(access.WhenNotNull);
                _conditionalReceivers.Pop();
                return accessed;
            case IConditionalAccessInstanceOperation when _conditionalReceivers.Count > 0:
                return _conditionalReceivers.Peek();
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment.Target, Eval(assignment.Value));
            case ICompoundAssignmentOperation compound:
                return Assign(compound.Target, Operate(compound.OperatorKind, compound.OperatorMethod, Eval(compound.Target), Eval(compound.Value), compound.Type));
            case IIncrementOrDecrementOperation step:
                return Step(step);
            case IDeconstructionAssignmentOperation deconstruction:
                return Assign(deconstruction.Target, Eval(deconstruction.Value));
            case ICoalesceAssignmentOperation lazily:
                Value present = Eval(lazily.Target);
                Value filled = Coalesce(present, lazily.Value);
                return filled == present ? present : Assign(lazily.Target, filled);
            case ITupleOperation tuple:
                return new Several(tuple.Elements.Select(Eval).ToImmutableArray());
            case IInvocationOperation invocation:
                return Call(invocation);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IArrayCreationOperation creation:
                return Create(creation);
            case ISwitchExpressionOperation choice:
                return Switch(choice);
            case IIsPatternOperation pattern:
                return new Scalar(Matches(Eval(pattern.Value), pattern.Pattern));
            case IIsTypeOperation:
                return new Scalar(_terms.Free("a type"));
            case IDelegateCreationOperation creation:
                return Eval(creation.Target);
            case IAnonymousFunctionOperation lambda:
                return new Function(lambda.Symbol, lambda.Body, Self);
            case IMethodReferenceOperation method:
                return new Function(method.Method, null, method.Instance is null ? null : Eval(method.Instance) as Instance);
            case IDefaultValueOperation { Type: { } type }:
                return ValueTypes.IsNumber(type) || ValueTypes.IsBoolean(type) ? new Scalar(_terms.Zero) : Other.Nothing;
            case ILiteralOperation or ITypeOfOperation or INameOfOperation or IInterpolatedStringOperation:
                return Other.Nothing;
            case ISizeOfOperation:
                return new Scalar(_terms.Index("a size"));
            case IThrowOperation:
                _isDead = true;
                return Other.Nothing;
            case IDeclarationExpressionOperation declaration:
                return Eval(declaration.Expression);
            case IRangeOperation or IDiscardOperation:
                return Other.Nothing;
            case IAddressOfOperation address:
                return Eval(address.Reference);
            case { Kind: CollectionExpression }:
                return Collection(operation.ChildOperations.ToImmutableArray(), operation.Type);
            case { Kind: OperationKind.None } when operation.ChildOperations.Count == 1:
                return Eval(operation.ChildOperations.First()); // checked, fixed, pointers
            default:
                return Unknown("an expression that is not read", operation.Type, [.. operation.ChildOperations.Select(Eval)]);
        }
    }

    // What is not null stays; what may be is one of two.
    private Value Coalesce(Value value, IOperation whenNull) =>
        IsNull(value) is { Kind: TermKind.Number, Number: 0 } ? value : Merge(_terms.Free("is null"), value, Eval(whenNull));

    private Value Parameter(IParameterSymbol parameter)
    {
        ISymbol definition = parameter.OriginalDefinition;
        if (_state.Find(definition) is { } value) return value;
        // A primary constructor's parameter is a field of the object.
        return Self is { } self ? ReadField(self, definition, parameter.Type) : Make(parameter.Type, _terms.Free(parameter.Name));
    }

    private Value Field(IFieldReferenceOperation field)
    {
        if (field.Field.IsStatic) return Static(field.Field, field.Field.Type);
        Value owner = Eval(field.Instance);
        return owner switch
        {
            Instance instance => ReadField(instance, field.Field, field.Field.Type),
            Several several when field.Field.ContainingType is { IsTupleType: true } tuple => TupleItem(several, tuple, field.Field),
            Other { Content: { } content } => Make(field.Type, content),
            _ => Make(field.Type, _terms.Free(field.Field.Name)),
        };
    }

    private static Value TupleItem(Several several, INamedTypeSymbol tuple, IFieldSymbol field)
    {
        for (int i = 0; i < tuple.TupleElements.Length && i < several.Items.Length; i++)
        {
            IFieldSymbol element = tuple.TupleElements[i];
            if (element.Name == field.Name || element.CorrespondingTupleField?.Name == field.Name) return several.Items[i];
        }

        return Other.Nothing;
    }

    private Value Static(ISymbol member, ITypeSymbol type)
    {
        if (member is IFieldSymbol { HasConstantValue: true } constant) return Constant(constant.ConstantValue);
        if (Library.Constant(member) is { } number) return new Scalar(_terms.Number(number));
        ISymbol definition = member.OriginalDefinition;
        if (_state.Find(definition) is { } known) return known;
        bool isFixed = member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null };
        Value value = isFixed && _frames.Count < GreatestDepth && !ValueTypes.IsNumbers(type) && InitializerOf(definition) is { } initializer
            ? Eval(initializer)
            : ValueTypes.IsWhole(type) ? new Scalar(_terms.Index(member.Name)) : Make(type, _terms.Free(member.Name));
        _state.Set(definition, value);
        return value;
    }

    private Value Property(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (property.IsStatic && reference.Arguments.IsEmpty)
            return property.GetMethod is { } getter && _bodies.Of(getter, _cancellation) is not null ? Invoke(getter, null, [], null) : Static(property, property.Type);
        if (reference.Instance is not { } receiver) return Unknown("an indexer", reference.Type);
        Value owner = Eval(receiver);
        if (!reference.Arguments.IsEmpty && owner is Numbers or ModelList or ObjectList or Several)
            return Element(owner, reference.Arguments.Select(static argument => argument.Value).ToImmutableArray(), reference.Type);
        switch (owner)
        {
            case ModuleValue module when _modules is not null:
                return reference.Arguments.IsEmpty ? ModuleProperty(module, property) : ModuleElement(module, reference);
            case Instance instance:
                IMethodSymbol? implementation = property.GetMethod is { } get ? TypeHierarchy.MostDerived(get, instance.Type) : null;
                if (implementation is not null && _bodies.Of(implementation, _cancellation) is not null)
                    return Invoke(implementation, instance, [.. reference.Arguments.Select(argument => Eval(argument.Value))], null);
                return reference.Arguments.IsEmpty
                    ? ReadField(instance, property, property.Type)
                    : Unknown("an indexer", reference.Type, instance);
            case Numbers numbers when property.Name is "Span" or "Memory" or "Value":
                return numbers;
            case Numbers when property.Name == "IsEmpty":
                return new Scalar(_terms.Zero);
            case Other { Content: null } nothing when property.Name == "IsEmpty" && IsNothing(nothing):
                return new Scalar(_terms.One);
            case ModelList { Count: { } count } when property.Name is "Length" or "Count":
                return new Scalar(_terms.Number(count));
            case Several { Items.Length: var length } when property.Name is "Length" or "Count":
                return new Scalar(_terms.Number(length));
            case Several several when several.Items.Length > 0 && property.ContainingType is { IsTupleType: true }:
                return several.Items[0];
            case Numbers numbers when property.Name is "Length" or "Count" or "FlattenedLength" && !IsRows(numbers, receiver.Type) && LengthOf(numbers) is { } length:
                return new Scalar(length);
            case Function function when property.Name == "Target":
                return function;
            default:
                return ValueTypes.IsWhole(reference.Type) ? new Scalar(_terms.Index(TextOfReceiver(receiver) + property.Name))
                    : owner is Other { Content: { } content } ? Make(reference.Type, content)
                    : Make(reference.Type, _terms.Free(property.Name));
        }
    }

    // A weight knows how many elements it has in all, not in how many rows.
    private bool IsRows(Numbers numbers, ITypeSymbol? type) => _weightCells.Contains(numbers.Cell) && ValueTypes.IsNumbers(ValueTypes.Element(type));

    private static string TextOfReceiver(IOperation receiver) => WriteEffects.Root(receiver) is { } root ? root.Name + "." : string.Empty;

    private Value Element(Value owner, ImmutableArray<IOperation> indices, ITypeSymbol? type)
    {
        switch (owner)
        {
            case ModelList models when indices.Length == 1:
                Term index = TermOf(Eval(indices[0]));
                return index.HasData ? Unknown("a model that the input chooses", type, new Scalar(index))
                    : ElementAt(models, index.Kind == TermKind.Number ? TextOf(index) : index.Loops == 0 ? TextOf(index) : "i", index.Loops);
            case ObjectList list:
                return ItemOf(list);
            case Several several when indices.Length == 1 && Unwrap(indices[0]) is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat, Operand: var distance }:
                return TermOf(Eval(distance)) is { Kind: TermKind.Number, Number: > 0 and var fromEnd } && fromEnd <= several.Items.Length
                    ? several.Items[several.Items.Length - (int)fromEnd]
                    : Unknown("one of several", type, owner);
            case Several several when indices.Length == 1:
                return TermOf(Eval(indices[0])) is { Kind: TermKind.Number } constant && constant.Number >= 0 && constant.Number < several.Items.Length
                    ? several.Items[(int)constant.Number]
                    : Unknown("one of several", type, owner);
            case Numbers numbers when indices.Length == 1 && Unwrap(indices[0]) is IRangeOperation range:
                return Slice(numbers, range.LeftOperand is { } left ? TermOf(Eval(left)) : _terms.Zero, null);
            case Numbers numbers:
                Index at = IndexOf(indices.Select(part => TermOf(Eval(part))));
                return ValueTypes.IsNumbers(type)
                    ? numbers with { Offset = Join(numbers.Offset, at.Offset), Loops = numbers.Loops | at.Loops, Choice = at.Choice ?? numbers.Choice, Extent = null, Start = _terms.Free("a row") }
                    : new Scalar(Read(numbers, at));
            case Instance instance:
                return Unknown("an element of an object", type, instance);
            default:
                return Unknown("an element", type, owner);
        }
    }

    private Numbers Slice(Numbers numbers, Term start, Term? length)
    {
        Index at = IndexOf([start]);
        return numbers with { Offset = Join(numbers.Offset, at.Offset), Loops = numbers.Loops | at.Loops, Choice = at.Choice ?? numbers.Choice, Extent = length, Start = numbers.Start is null ? start : _terms.Add(numbers.Start, start) };
    }

    private Value Convert(IConversionOperation conversion)
    {
        Value value = Eval(conversion.Operand);
        if (conversion.OperatorMethod is { } method && _bodies.Of(method, _cancellation) is not null) return Invoke(method, null, [value], null);
        // A fraction cut off: what it was no longer counts as the same number.
        return value is Scalar { Term.HasData: true } scalar && ValueTypes.IsWhole(conversion.Type) && ValueTypes.IsFloating(conversion.Operand.Type)
            ? new Scalar(_terms.Apply(TermKind.Floor, scalar.Term))
            : value;
    }

    /// <summary>a + b + c + ... leans to the left, as far as one likes: its operands are gone through from there.</summary>
    private Value Chain(IBinaryOperation binary)
    {
        var later = new System.Collections.Generic.Stack<IBinaryOperation>();
        IOperation first = binary;
        while (first is IBinaryOperation { ConstantValue.HasValue: false } outer)
        {
            later.Push(outer);
            first = outer.LeftOperand;
        }

        Value value = Eval(first);
        while (later.Count > 0 && !IsExhausted()) value = Binary(later.Pop(), value);
        return value;
    }

    private Value Binary(IBinaryOperation binary, Value first)
    {
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            Term left = TermOf(first);
            Term right = TermOf(Eval(binary.RightOperand));
            return new Scalar(binary.OperatorKind == BinaryOperatorKind.ConditionalAnd ? _terms.And(left, right) : _terms.Or(left, right));
        }

        return Operate(binary.OperatorKind, binary.OperatorMethod, first, Eval(binary.RightOperand), binary.Type);
    }

    private Value Operate(BinaryOperatorKind kind, IMethodSymbol? method, Value left, Value right, ITypeSymbol? type)
    {
        if (method is not null && _bodies.Of(method, _cancellation) is not null) return Invoke(method, null, [left, right], null);
        if (kind is BinaryOperatorKind.Equals) return new Scalar(Equal(left, right));
        if (kind is BinaryOperatorKind.NotEquals) return new Scalar(_terms.Not(Equal(left, right)));
        if (left is Instance or Several or ModelList || right is Instance or Several or ModelList) return Unknown("an operator", type, left, right);
        (Term first, Term second) = WithParameters(kind, TermOf(left), TermOf(right));
        Term? term = Operate(kind, first, second, type);
        if (term is null) return Unknown("an operator", type, left, right);
        return left is Numbers || right is Numbers ? NewNumbers(term) : new Scalar(term);
    }

    private Term? Operate(BinaryOperatorKind kind, Term left, Term right, ITypeSymbol? type) => kind switch
    {
        BinaryOperatorKind.Add => _terms.Add(left, right),
        BinaryOperatorKind.Subtract => _terms.Subtract(left, right),
        BinaryOperatorKind.Multiply => _terms.Multiply(left, right),
        BinaryOperatorKind.Divide when ValueTypes.IsWhole(type) && !left.HasData => left is { Kind: TermKind.Number } a && right is { Kind: TermKind.Number, Number: not 0 } b
            ? _terms.Number(System.Math.Truncate(a.Number / b.Number))
            : _terms.Apply(TermKind.Floor, _terms.Divide(left, right)),
        BinaryOperatorKind.Divide => _terms.Divide(left, right),
        BinaryOperatorKind.LessThan => _terms.Less(left, right),
        BinaryOperatorKind.GreaterThan => _terms.Less(right, left),
        BinaryOperatorKind.LessThanOrEqual => _terms.Not(_terms.Less(right, left)),
        BinaryOperatorKind.GreaterThanOrEqual => _terms.Not(_terms.Less(left, right)),
        BinaryOperatorKind.And => _terms.And(left, right),
        BinaryOperatorKind.Or => _terms.Or(left, right),
        _ when !left.HasData && !right.HasData => left.IsIndex && right.IsIndex
            ? _terms.Index($"({TextOf(left)} {kind} {TextOf(right)})", left.Loops | right.Loops)
            : _terms.Free("a number"),
        _ => null,
    };

    private Value Unary(IUnaryOperation unary)
    {
        Value operand = Eval(unary.Operand);
        if (unary.OperatorMethod is { } method && _bodies.Of(method, _cancellation) is not null) return Invoke(method, null, [operand], null);
        Term term = TermOf(operand);
        Term? result = unary.OperatorKind switch
        {
            UnaryOperatorKind.Minus => _terms.Negate(term),
            UnaryOperatorKind.Plus => term,
            UnaryOperatorKind.Not => _terms.Not(term),
            UnaryOperatorKind.Hat => _terms.Subtract(_terms.Index("the length"), term),
            _ => null,
        };
        if (result is null) return Unknown("an operator", unary.Type, operand);
        return operand is Numbers ? NewNumbers(result) : new Scalar(result);
    }

    private Value Choose(IConditionalOperation choice)
    {
        Term condition = Condition(choice.Condition);
        if (condition.Kind == TermKind.Number) return Eval(condition.Number != 0 ? choice.WhenTrue : choice.WhenFalse);
        Value first = Other.Nothing, second = Other.Nothing;
        Branch(condition, () => first = Eval(choice.WhenTrue), () => second = Eval(choice.WhenFalse));
        return Unwrap(choice.WhenTrue) is IThrowOperation ? second : choice.WhenFalse is { } otherwise && Unwrap(otherwise) is IThrowOperation ? first : Merge(condition, first, second);
    }

    private Term Condition(IOperation operation) => TermOf(Eval(operation));

    private Term Equal(Value left, Value right)
    {
        if (IsNothing(left)) return IsNull(right);
        if (IsNothing(right)) return IsNull(left);
        return left is Scalar a && right is Scalar b ? _terms.Equal(a.Term, b.Term) : _terms.Free("whether they are the same");
    }

    private static bool IsNothing(Value value) => ReferenceEquals(value, Other.Nothing);

    private Term IsNull(Value value) => value is Other ? IsNothing(value) ? _terms.One : _terms.Free("whether it is null") : _terms.Zero;

    private Term Matches(Value value, IPatternOperation pattern) => pattern switch
    {
        IDiscardPatternOperation => _terms.One,
        IConstantPatternOperation constant => Equal(value, Eval(constant.Value)),
        IRelationalPatternOperation relation => Operate(relation.OperatorKind, TermOf(value), TermOf(Eval(relation.Value)), null) ?? _terms.Free("a pattern"),
        INegatedPatternOperation negated => _terms.Not(Matches(value, negated.Pattern)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => _terms.And(Matches(value, both.LeftPattern), Matches(value, both.RightPattern)),
        IBinaryPatternOperation either => _terms.Or(Matches(value, either.LeftPattern), Matches(value, either.RightPattern)),
        IDeclarationPatternOperation declaration => Declared(value, declaration.DeclaredSymbol),
        IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } recursive => Declared(value, recursive.DeclaredSymbol),
        _ => _terms.Free("a pattern"),
    };

    private Term Declared(Value value, ISymbol? symbol)
    {
        if (symbol is not null) _state.Set(symbol, value);
        return value is Scalar or Numbers ? _terms.One : _terms.Free("a type");
    }

    private Value Switch(ISwitchExpressionOperation choice)
    {
        Value value = Eval(choice.Value);
        return Arm(0);

        Value Arm(int index)
        {
            if (index >= choice.Arms.Length) return Other.Nothing;
            ISwitchExpressionArmOperation arm = choice.Arms[index];
            Term condition = Matches(value, arm.Pattern);
            if (arm.Guard is { } guard) condition = _terms.And(condition, Condition(guard));
            if (condition.Kind == TermKind.Number) return condition.Number != 0 ? Eval(arm.Value) : Arm(index + 1);
            Value first = Other.Nothing, second = Other.Nothing;
            bool isLast = index + 1 >= choice.Arms.Length;
            Branch(condition, () => first = Eval(arm.Value), () => second = Arm(index + 1));
            return isLast || IsNothing(second) ? first : IsNothing(first) ? second : Merge(condition, first, second);
        }
    }

    private Value Step(IIncrementOrDecrementOperation step)
    {
        Value before = Eval(step.Target);
        Value after = Assign(step.Target, new Scalar(_terms.Add(TermOf(before), _terms.Number(step.Kind == OperationKind.Increment ? 1 : -1))));
        return step.IsPostfix ? before : after;
    }
}
