using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>Expressions.</summary>
internal sealed partial class ModuleBuilder
{
    // A kind that the oldest supported compiler does not name.
    private const OperationKind CollectionExpression = (OperationKind)127;
    private const OperationKind Spread = (OperationKind)128;

    private Built Eval(IOperation? operation)
    {
        if (operation is null) return BuiltConstant.Null;
        if (IsExhausted() || ++_depth > 250)
        {
            Lose();
            return BuiltUnknown.Value;
        }

        Built value = EvalHere(operation);
        _depth--;
        return value;
    }

    private Built EvalHere(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: var constant }) return BuiltConstant.From(constant);
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return _heap.Find(Locals, local.Local) ?? BuiltUnknown.Value;
            case IParameterReferenceOperation parameter:
                return Parameter(parameter.Parameter.OriginalDefinition);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }:
                return _initialized ?? BuiltUnknown.Value;
            case IInstanceReferenceOperation:
                return _self ?? BuiltUnknown.Value;
            case IFieldReferenceOperation field:
                return Field(field);
            case IPropertyReferenceOperation property:
                return Property(property);
            case IArrayElementReferenceOperation element:
                return Element(Eval(element.ArrayReference), element.Indices.Length == 1 ? Eval(element.Indices[0]) : BuiltUnknown.Value);
            case IImplicitIndexerReferenceOperation indexer:
                return Element(Eval(indexer.Instance), Eval(indexer.Argument));
            case IParenthesizedOperation parenthesized:
                return Eval(parenthesized.Operand);
            case IConversionOperation conversion:
                return AsModuleList(Convert(conversion, Eval(conversion.Operand)), conversion.Type, conversion.Syntax);
            case IBinaryOperation binary:
                return Binary(binary);
            case IUnaryOperation unary:
                return Unary(unary);
            case IConditionalOperation choice:
                return Choose(Truth(Eval(choice.Condition)), () => Eval(choice.WhenTrue), () => Eval(choice.WhenFalse));
            case ICoalesceOperation coalesce:
                Built first = Eval(coalesce.Value);
                return Choose(IsNull(first), () => Eval(coalesce.WhenNull), () => first);
            case IConditionalAccessOperation access:
                return Access(access);
            case IConditionalAccessInstanceOperation when _conditionalReceivers.Count > 0:
                return _conditionalReceivers.Peek();
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment.Target, Eval(assignment.Value));
            case IDeconstructionAssignmentOperation deconstruction:
                return Assign(deconstruction.Target, Eval(deconstruction.Value));
            case ICompoundAssignmentOperation compound:
                return Assign(compound.Target, Operate(compound.OperatorKind, Eval(compound.Target), Eval(compound.Value)));
            case ICoalesceAssignmentOperation lazily:
                Built present = Eval(lazily.Target);
                return Assign(lazily.Target, Choose(IsNull(present), () => Eval(lazily.Value), () => present));
            case IIncrementOrDecrementOperation step:
                Built before = Eval(step.Target);
                Built after = Assign(step.Target, Operate(step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract, before, new BuiltConstant(1L)));
                return step.IsPostfix ? before : after;
            case ITupleOperation tuple:
                return new BuiltItems(tuple.Elements.Select(Eval).ToImmutableArray());
            case IInvocationOperation invocation:
                return Call(invocation);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IArrayCreationOperation creation:
                return Create(creation);
            case IArrayInitializerOperation written:
                return NewList(written.ElementValues.Select(Eval).ToImmutableArray());
            case { Kind: CollectionExpression }:
                return AsModuleList(Collection(operation.ChildOperations.Where(static child => child is not IArgumentOperation).ToImmutableArray()), operation.Type, operation.Syntax); // arguments are the constructor's
            case ISwitchExpressionOperation choice:
                return SwitchExpression(choice);
            case IIsPatternOperation pattern:
                return FromTruth(Matches(Eval(pattern.Value), pattern.Pattern));
            case IIsTypeOperation type:
                return FromTruth(IsOf(Eval(type.ValueOperand), type.TypeOperand) is { } isOf ? isOf != type.IsNegated : null);
            case IDelegateCreationOperation creation:
                return Eval(creation.Target);
            case IAnonymousFunctionOperation lambda:
                return new BuiltFunction(lambda.Symbol, lambda.Body, _self);
            case IMethodReferenceOperation method:
                return new BuiltFunction(method.Method, null, method.Instance is null ? null : Eval(method.Instance));
            case IDefaultValueOperation:
                return operation.Type?.IsValueType == true ? new BuiltConstant(0L) : BuiltConstant.Null;
            case IInterpolatedStringOperation text:
                return Text(text);
            case IDeclarationExpressionOperation declaration:
                return Eval(declaration.Expression);
            case INameOfOperation or ITypeOfOperation or ILiteralOperation or IDiscardOperation:
                return BuiltUnknown.Value;
            case { Kind: OperationKind.None } when operation.ChildOperations.Count == 1:
                return Eval(operation.ChildOperations.First());
            default:
                foreach (IOperation child in operation.ChildOperations) Escape(Eval(child));
                return BuiltUnknown.Value;
        }
    }

    private Built Parameter(ISymbol parameter) =>
        _heap.Find(Locals, parameter) ?? (_self is { } self ? _heap.Find(self, parameter) : null) ?? BuiltUnknown.Value;

    private Built Field(IFieldReferenceOperation field)
    {
        if (field.Field.IsStatic)
            return field.Field.IsReadOnly && _stack.Count < GreatestDepth && _bodies.Initializer(field.Field, _cancellation) is { } value ? Eval(value) : BuiltUnknown.Value;
        Built owner = Eval(field.Instance);
        if (owner is BuiltItems tuple && field.Field.ContainingType is { IsTupleType: true } type)
        {
            int index = type.TupleElements.IndexOf(type.TupleElements.FirstOrDefault(element => element.Name == field.Field.Name || element.CorrespondingTupleField?.Name == field.Field.Name)!);
            return index >= 0 && index < tuple.Items.Length ? tuple.Items[index] : BuiltUnknown.Value;
        }

        if (owner is BuiltPair pair) return field.Field.Name is "Item1" or "name" ? FromName(pair.Name) : pair.Value;
        return owner is BuiltModule ? _heap.Find(owner, field.Field.OriginalDefinition) ?? BuiltConstant.Null : BuiltUnknown.Value;
    }

    private static Built FromName(string? name) => name is null ? BuiltUnknown.Value : new BuiltConstant(name);

    private Built Property(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (property.IsStatic) return property.GetMethod is { } shared && _bodies.Of(shared, _cancellation) is not null ? Invoke(shared, null, []) : BuiltUnknown.Value;
        Built owner = Eval(reference.Instance);
        if (!reference.Arguments.IsEmpty)
        {
            Built index = Eval(reference.Arguments[0].Value);
            return owner is BuiltParameter ? new BuiltParameter(null, false) : Element(owner, index);
        }

        if (owner is BuiltModule module)
        {
            if (Torch.IsLibrary(property)) return LibraryProperty(module, property);
            IMethodSymbol? getter = property.GetMethod;
            if (getter is not null && _bodies.Of(getter, _cancellation) is not null) return Invoke(getter, owner, []);
            return _heap.Find(owner, property.OriginalDefinition) ?? BuiltConstant.Null;
        }

        return TensorProperty(owner, property)
            ?? (property.Name is "Count" or "Length" && ItemsOf(owner) is { } items ? new BuiltConstant((long)items.Length)
                : owner is BuiltPair pair ? property.Name is "Key" ? FromName(pair.Name) : pair.Value
                : owner is BuiltConstant { Value: string text } && property.Name == "Length" ? new BuiltConstant((long)text.Length)
                : BuiltUnknown.Value);
    }

    private Built Element(Built owner, Built index)
    {
        if (ItemsOf(owner) is not { } items) return owner is BuiltItems { Items: var tuple } && index is BuiltConstant { Value: long at } && at >= 0 && at < tuple.Length ? tuple[(int)at] : BuiltUnknown.Value;
        Built found = index switch
        {
            BuiltFromEnd { Distance: var distance } when distance > 0 && distance <= items.Length => items[items.Length - (int)distance],
            BuiltConstant { Value: long position } when position >= 0 && position < items.Length => items[(int)position],
            BuiltConstant { Value: string key } => items.FirstOrDefault(item => item is BuiltPair pair && pair.Name == key) ?? BuiltUnknown.Value,
            _ => BuiltUnknown.Value,
        };
        return found is BuiltPair { Value: var value } && owner is not BuiltList ? value : found;
    }

    // ModuleList<Linear> layers = [];
    private Built AsModuleList(Built value, ITypeSymbol? type, SyntaxNode written)
    {
        if (value is not BuiltList || type is not INamedTypeSymbol { Name: "ModuleList" } list || !Torch.IsModule(list)) return value;
        var module = new BuiltModule(list, list.Name, new Dictionary<string, Built>(), written);
        Set(module, Items, ItemsOf(value) is { } held ? new BuiltItems(held) : BuiltUnknown.Value);
        return module;
    }

    private static Built Convert(IConversionOperation conversion, Built value) => (conversion.Type?.SpecialType, value) switch
    {
        (SpecialType.System_Single or SpecialType.System_Double, BuiltConstant { Value: long whole }) => new BuiltConstant((double)whole),
        (SpecialType.System_Int32 or SpecialType.System_Int64, BuiltConstant { Value: double fraction }) when Math.Abs(fraction) < 1e15 => new BuiltConstant((long)fraction),
        _ => value,
    };

    private Built Binary(IBinaryOperation binary)
    {
        Built left = Eval(binary.LeftOperand);
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.ConditionalAnd:
                return FromTruth(And(Truth(left), () => Truth(Eval(binary.RightOperand))));
            case BinaryOperatorKind.ConditionalOr:
                return FromTruth(!And(!Truth(left), () => !Truth(Eval(binary.RightOperand))));
            case BinaryOperatorKind.Equals:
                return FromTruth(AreEqual(left, Eval(binary.RightOperand)));
            case BinaryOperatorKind.NotEquals:
                return FromTruth(!AreEqual(left, Eval(binary.RightOperand)));
            default:
                return Operate(binary.OperatorKind, left, Eval(binary.RightOperand));
        }
    }

    private Built Operate(BinaryOperatorKind kind, Built left, Built right)
    {
        if (left is BuiltParameter || right is BuiltParameter) return TensorOperator(kind, left, right);
        if (left is BuiltConstant { Value: string first } && kind == BinaryOperatorKind.Add)
            return right is BuiltConstant { Value: { } second } ? new BuiltConstant(first + System.Convert.ToString(second, CultureInfo.InvariantCulture)) : BuiltUnknown.Value;
        if (left is BuiltConstant { Value: long a } && right is BuiltConstant { Value: long b })
        {
            return kind switch
            {
                BinaryOperatorKind.Add => new BuiltConstant(unchecked(a + b)),
                BinaryOperatorKind.Subtract => new BuiltConstant(unchecked(a - b)),
                BinaryOperatorKind.Multiply => new BuiltConstant(unchecked(a * b)),
                BinaryOperatorKind.Divide when b is not (0 or -1) => new BuiltConstant(a / b),
                BinaryOperatorKind.Remainder when b is not (0 or -1) => new BuiltConstant(a % b),
                BinaryOperatorKind.LeftShift when b is >= 0 and < 63 => new BuiltConstant(a << (int)b),
                BinaryOperatorKind.RightShift when b is >= 0 and < 63 => new BuiltConstant(a >> (int)b),
                _ => Compare(kind, a, b),
            };
        }

        return Real(left) is { } x && Real(right) is { } y
            ? kind switch
            {
                BinaryOperatorKind.Add => new BuiltConstant(x + y),
                BinaryOperatorKind.Subtract => new BuiltConstant(x - y),
                BinaryOperatorKind.Multiply => new BuiltConstant(x * y),
                BinaryOperatorKind.Divide => new BuiltConstant(x / y),
                _ => Compare(kind, x, y),
            }
            : BuiltUnknown.Value;
    }

    private static Built Compare(BinaryOperatorKind kind, double x, double y) => kind switch
    {
        BinaryOperatorKind.LessThan => BuiltConstant.Of(x < y),
        BinaryOperatorKind.LessThanOrEqual => BuiltConstant.Of(x <= y),
        BinaryOperatorKind.GreaterThan => BuiltConstant.Of(x > y),
        BinaryOperatorKind.GreaterThanOrEqual => BuiltConstant.Of(x >= y),
        _ => BuiltUnknown.Value,
    };

    /// <summary>A number that is known; null for all else.</summary>
    public static double? Real(Built value) => value switch
    {
        BuiltConstant { Value: long whole } => whole,
        BuiltConstant { Value: double fraction } => fraction,
        _ => null,
    };

    private Built Unary(IUnaryOperation unary)
    {
        Built operand = Eval(unary.Operand);
        return (unary.OperatorKind, operand) switch
        {
            (UnaryOperatorKind.Minus, BuiltConstant { Value: long whole }) => new BuiltConstant(-whole),
            (UnaryOperatorKind.Minus, BuiltConstant { Value: double fraction }) => new BuiltConstant(-fraction),
            (UnaryOperatorKind.Plus, _) => operand,
            (UnaryOperatorKind.Hat, BuiltConstant { Value: long distance }) => new BuiltFromEnd(distance),
            (UnaryOperatorKind.Not, _) => FromTruth(!Truth(operand)),
            _ => operand is BuiltParameter ? new BuiltParameter(null, false) : BuiltUnknown.Value,
        };
    }

    private Built Choose(bool? condition, Func<Built> first, Func<Built> second)
    {
        Built one = BuiltUnknown.Value, other = BuiltUnknown.Value;
        Branch(
            condition,
            () =>
            {
                one = first();
                return Flow.Next;
            },
            () =>
            {
                other = second();
                return Flow.Next;
            });
        return condition switch
        {
            true => one,
            false => other,
            null => Equals(one, other) ? one : BuiltUnknown.Value,
        };
    }

    private Built Access(IConditionalAccessOperation access)
    {
        Built receiver = Eval(access.Operation);
        if (IsNull(receiver) == true) return BuiltConstant.Null;
        _conditionalReceivers.Push(receiver);
        Built value = Eval(access.WhenNotNull);
        _conditionalReceivers.Pop();
        return value;
    }

    private Built SwitchExpression(ISwitchExpressionOperation choice)
    {
        Built value = Eval(choice.Value);
        return Arm(0);

        Built Arm(int index)
        {
            if (index >= choice.Arms.Length) return BuiltUnknown.Value;
            ISwitchExpressionArmOperation arm = choice.Arms[index];
            bool? matches = And(Matches(value, arm.Pattern), () => arm.Guard is { } guard ? Truth(Eval(guard)) : true);
            return Choose(matches, () => Eval(arm.Value), () => Arm(index + 1));
        }
    }

    private static bool? And(bool? left, Func<bool?> right)
    {
        if (left == false) return false;
        bool? second = right();
        return second == false ? false : left & second; // null where one is not known
    }

    private static bool? Truth(Built value) => value is BuiltConstant { Value: bool truth } ? truth : null;

    private static Built FromTruth(bool? truth) => truth is { } known ? BuiltConstant.Of(known) : BuiltUnknown.Value;

    private static bool? IsNull(Built value) => value switch
    {
        BuiltUnknown => null,
        BuiltConstant { Value: null } => true,
        _ => false,
    };

    private static bool? AreEqual(Built left, Built right)
    {
        if (left is BuiltUnknown || right is BuiltUnknown) return null;
        if (Real(left) is { } x && Real(right) is { } y) return x == y;
        if (left is BuiltObject && right is BuiltObject) return ReferenceEquals(left, right);
        return left is BuiltConstant && right is BuiltConstant || left is BuiltConstant { Value: null } || right is BuiltConstant { Value: null } ? Equals(left, right) : null;
    }

    private Built Text(IInterpolatedStringOperation text)
    {
        string made = string.Empty;
        foreach (IInterpolatedStringContentOperation part in text.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string plain } }:
                    made += plain;
                    break;
                case IInterpolationOperation { FormatString: null } hole when Eval(hole.Expression) is BuiltConstant { Value: { } value }:
                    made += System.Convert.ToString(value, CultureInfo.InvariantCulture);
                    break;
                default:
                    return BuiltUnknown.Value;
            }
        }

        return new BuiltConstant(made);
    }

    private Built Assign(IOperation target, Built value)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                Set(Locals, local.Local, value);
                break;
            case IParameterReferenceOperation parameter:
                Set(Locals, parameter.Parameter.OriginalDefinition, value);
                break;
            case IFieldReferenceOperation { Field.IsStatic: false } field when Eval(field.Instance) is BuiltModule owner:
                Set(owner, field.Field.OriginalDefinition, value);
                break;
            case IPropertyReferenceOperation { Property.IsStatic: false } property:
                AssignProperty(property, value);
                break;
            case IArrayElementReferenceOperation element:
                AssignElement(Eval(element.ArrayReference), element.Indices.Length == 1 ? Eval(element.Indices[0]) : BuiltUnknown.Value, value);
                break;
            case ITupleOperation tuple:
                for (int i = 0; i < tuple.Elements.Length; i++)
                {
                    Assign(tuple.Elements[i], value switch
                    {
                        BuiltItems items when i < items.Items.Length => items.Items[i],
                        BuiltPair pair => i == 0 ? FromName(pair.Name) : pair.Value,
                        _ => BuiltUnknown.Value,
                    });
                }

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
                Escape(value);
                break;
        }

        return value;
    }

    private void AssignProperty(IPropertyReferenceOperation reference, Built value)
    {
        Built owner = Eval(reference.Instance);
        if (!reference.Arguments.IsEmpty)
        {
            AssignElement(owner, Eval(reference.Arguments[0].Value), value);
            return;
        }

        if (owner is BuiltParameter frozen && reference.Property.Name == "requires_grad")
        {
            Freeze(frozen, value);
            return;
        }

        if (owner is not BuiltModule module)
        {
            if (owner is BuiltUnknown && Torch.IsLibrary(reference.Property)) Lose();
            return;
        }

        if (Torch.IsLibrary(reference.Property))
        {
            if (value is BuiltParameter parameter) module.Parameters[reference.Property.Name] = Adopt(parameter, reference.Syntax);
            else if (LibraryProperty(module, reference.Property) is BuiltParameter old) Set(old, Law, ParameterLaw.Unknown.Value);
            return;
        }

        if (reference.Property.SetMethod is { } setter && _bodies.Of(setter, _cancellation) is not null) Invoke(setter, owner, [value]);
        else Set(owner, reference.Property.OriginalDefinition, value);
    }

    private void AssignElement(Built owner, Built index, Built value)
    {
        if (owner is BuiltParameter parameter)
        {
            Set(parameter, Law, ParameterLaw.Unknown.Value);
            return;
        }

        if (ItemsOf(owner) is not { } items) return;
        Set(owner, Items, index switch
        {
            BuiltConstant { Value: long at } when at >= 0 && at < items.Length => new BuiltItems(items.SetItem((int)at, value)),
            BuiltFromEnd { Distance: var distance } when distance > 0 && distance <= items.Length => new BuiltItems(items.SetItem(items.Length - (int)distance, value)),
            BuiltConstant { Value: string key } => new BuiltItems(items.RemoveAll(item => item is BuiltPair pair && pair.Name == key).Add(new BuiltPair(key, value))),
            _ => BuiltUnknown.Value,
        });
    }
}
