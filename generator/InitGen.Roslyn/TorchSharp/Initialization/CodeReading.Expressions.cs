using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Initialization;

/// <summary>Expressions.</summary>
internal sealed partial class CodeReading
{
    private CodeValue Evaluate(IOperation? operation)
    {
        if (operation is null) return CodeValue.Nothing;
        if (++_steps > MaxSteps) return CodeValue.Unknown;
        if (operation.ConstantValue is { HasValue: true, Value: var constant }) return new ConstantCode(constant);
        switch (operation)
        {
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return _this;
            case ILocalReferenceOperation local:
                return Variable(local.Local, local.Type);
            case IParameterReferenceOperation parameter:
                return Variable(parameter.Parameter, parameter.Type);
            case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member:
                return EvaluateMember(member);
            case IConversionOperation conversion:
                return EvaluateConversion(conversion);
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            case IInvocationOperation call:
                return Call(call);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IArrayCreationOperation array:
                return array.Initializer is null ? new ListCode { IsOpen = true } : List(array.Initializer.ElementValues);
            case IArrayElementReferenceOperation element:
                return Element(Evaluate(element.ArrayReference), element.Indices.Length == 1 ? element.Indices[0] : null, element.Type);
            case ISimpleAssignmentOperation assignment:
                CodeValue value = Evaluate(assignment.Value);
                Store(assignment.Target, value);
                return value;
            case ICoalesceAssignmentOperation assignment:
                _doubt++;
                Store(assignment.Target, Evaluate(assignment.Value));
                _doubt--;
                return CodeValue.Unknown;
            case ICompoundAssignmentOperation assignment:
                Evaluate(assignment.Value);
                Store(assignment.Target, CodeValue.Unknown);
                return CodeValue.Unknown;
            case IIncrementOrDecrementOperation step:
                Store(step.Target, CodeValue.Nothing);
                return CodeValue.Nothing;
            case IDeconstructionAssignmentOperation deconstruction:
                CodeValue parts = Evaluate(deconstruction.Value);
                Store(deconstruction.Target is IDeclarationExpressionOperation declared ? declared.Expression : deconstruction.Target, parts);
                return parts;
            case ITupleOperation tuple:
                return new TupleCode(ImmutableArray.CreateRange(tuple.Elements.Select(Evaluate)));
            case IConditionalAccessOperation access:
                return EvaluateAccess(access);
            case IConditionalAccessInstanceOperation:
                return _accessed.Count > 0 ? _accessed.Peek() : CodeValue.Unknown;
            case IDelegateCreationOperation creation:
                return Evaluate(creation.Target);
            case IAnonymousFunctionOperation function:
                return new FunctionCode(function.Body, function.Symbol.Parameters, _this, function.Symbol);
            case IMethodReferenceOperation method:
                return new FunctionCode(
                    _bodies.Of(method.Method, _cancellation), method.Method.OriginalDefinition.Parameters, method.Instance is null ? _this : Evaluate(method.Instance), method.Method);
            case IConditionalOperation conditional:
                return EvaluateConditional(conditional);
            case ICoalesceOperation coalesce:
                return Merge(Evaluate(coalesce.Value), Evaluate(coalesce.WhenNull));
            case IBinaryOperation binary:
                return Combine(binary, Evaluate(binary.LeftOperand), Evaluate(binary.RightOperand));
            case IUnaryOperation unary:
                return Numbers.Negate(unary, Evaluate(unary.Operand));
            case IAwaitOperation awaited:
                return Evaluate(awaited.Operation);
            default:
                return EvaluateOther(operation);
        }
    }

    private CodeValue Variable(ISymbol symbol, ITypeSymbol? type) =>
        _variables.TryGetValue(symbol, out CodeValue? value) ? value
        : _torch.IsModule(type) || _torch.IsTensor(type) ? CodeValue.Unknown
        : CodeValue.Nothing;

    // A kind of expression that this compiler does not name yet, such as [a, b], or one that holds nothing of interest.
    private CodeValue EvaluateOther(IOperation operation)
    {
        List<CodeValue> parts = [.. operation.ChildOperations.Select(Evaluate)];
        if (operation.Syntax.RawKind == CollectionExpression)
        {
            var list = new ListCode();
            list.Elements.AddRange(parts);
            return list;
        }

        return parts.Any(IsOurs) ? CodeValue.Unknown : CodeValue.Nothing;
    }

    // The kind is younger than the oldest supported compiler.
    private const int CollectionExpression = 9076;

    private ListCode List(IEnumerable<IOperation> elements)
    {
        var list = new ListCode();
        list.Elements.AddRange(elements.Select(Evaluate));
        return list;
    }

    private CodeValue EvaluateConversion(IConversionOperation conversion)
    {
        CodeValue value = Evaluate(conversion.Operand);
        return value is ConstantCode number ? Numbers.Convert(conversion, number) : Cast(value, conversion.Type);
    }

    private CodeValue Cast(CodeValue value, ITypeSymbol? type) => value switch
    {
        SweptCode { Visit.Sweep.IsOverParameters: false } swept when type is not null && _torch.IsModule(type) && !IsAnyModule(type) => swept with { AsType = type },
        ModuleCode module when type is not null && _torch.IsModule(type) && (module.Type is null || Derives(type, module.Type)) => module with { Type = type },
        _ => value,
    };

    private CodeValue EvaluateAccess(IConditionalAccessOperation access)
    {
        CodeValue value = Evaluate(access.Operation);
        if (value is ConstantCode { Value: null }) return value;
        _accessed.Push(value);
        bool isThere = IsThere(value).Known == true;
        if (!isThere) _doubt++;
        CodeValue result = Evaluate(access.WhenNotNull);
        if (!isThere) _doubt--;
        _accessed.Pop();
        return result;
    }

    private CodeValue EvaluateConditional(IConditionalOperation conditional)
    {
        Condition condition = Test(conditional.Condition);
        if (condition.Known is { } known) return Evaluate(known ? conditional.WhenTrue : conditional.WhenFalse);
        _doubt++;
        CodeValue merged = Merge(Evaluate(conditional.WhenTrue), Evaluate(conditional.WhenFalse));
        _doubt--;
        return merged;
    }

    private static CodeValue Merge(CodeValue a, CodeValue b)
    {
        if (a.Equals(b) || b is ConstantCode { Value: null }) return a;
        if (a is ConstantCode { Value: null }) return b;
        if (a is MadeCode x && b is MadeCode y && x.Writes.Count == 0 && y.Writes.Count == 0)
            return SymbolEqualityComparer.Default.Equals(x.Type, y.Type) ? x : new MadeCode(null);
        return !IsOurs(a) && !IsOurs(b) ? CodeValue.Nothing : CodeValue.Unknown;
    }

    private CodeValue Combine(IBinaryOperation operation, CodeValue left, CodeValue right)
    {
        if (left is ConstantCode a && right is ConstantCode b) return Numbers.Combine(operation, a, b);
        if (!_torch.IsTensor(operation.Type)) return CodeValue.Nothing;

        // A new tensor, of values that are not followed.
        var made = new MadeCode(operation.Type);
        made.Writes.Add(New(made, ParameterWrite.Unknown, operation));
        return made;
    }

    private CodeValue EvaluateMember(IMemberReferenceOperation reference)
    {
        CodeValue owner = reference.Instance is null ? CodeValue.Nothing : Evaluate(reference.Instance);
        if (reference is IPropertyReferenceOperation { Property.IsIndexer: true } indexed)
            return Element(owner, indexed.Arguments.Length == 1 ? indexed.Arguments[0].Value : null, indexed.Type);
        return reference.Instance is null && reference.Member.IsStatic ? Static(reference) : Member(owner, reference.Member);
    }

    // A static field may hold a function.
    private CodeValue Static(IMemberReferenceOperation reference) =>
        reference.Member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } && _bodies.Initializer(reference.Member, _cancellation) is { } initializer
            ? Evaluate(initializer)
            : _torch.IsModule(reference.Type) || _torch.IsTensor(reference.Type) || reference.Type?.TypeKind == TypeKind.Delegate ? CodeValue.Unknown : CodeValue.Nothing;

    private CodeValue Member(CodeValue owner, ISymbol member)
    {
        ITypeSymbol? type = member switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };
        switch (owner)
        {
            case TupleCode tuple:
                return TupleItem(tuple, member);
            case ListCode { IsMap: true } when member.Name == "Values":
                return new QueryCode(owner, member.Name, null, null);
            case ModuleCode { Type: var held } when member.Name == "Values" && (IsSequence(held) || IsContainer(held)):
                return new QueryCode(owner, member.Name, null, null);
            case ModuleCode when !_torch.IsLibrary(member) && member is IPropertySymbol { GetMethod: { } getter } && IsComputed(getter):
                return Invoke(new FunctionCode(_bodies.Of(getter, _cancellation), ImmutableArray<IParameterSymbol>.Empty, owner, getter), ImmutableArray<CodeValue>.Empty);
            case ModuleCode module when _torch.IsTensor(type):
                return new ParameterCode(module, member.Name);
            case ModuleCode module when _members.TryGetValue(Below(module.Path, member.Name), out CodeValue? known):
                return known;
            case ModuleCode module when _torch.IsModule(type) || IsSequence(type):
                return new ModuleCode(Below(module.Path, member.Name), type) { IsOneOfSeveral = module.IsOneOfSeveral };
            case ModuleCode when type?.TypeKind == TypeKind.Delegate:
                return _bodies.Initializer(member, _cancellation) is { } initializer ? Evaluate(initializer) : CodeValue.Unknown;
            case ModuleCode:
                return CodeValue.Nothing;
            case SweptCode or MadeCode when _torch.IsTensor(type):
                return new ParameterCode(owner, member.Name);
            case SweptCode or MadeCode:
                return _torch.IsModule(type) ? CodeValue.Unknown : CodeValue.Nothing;
            case ParameterCode parameter when _torch.IsLibrary(member):
                return _torch.IsTensor(type) ? Part(parameter, member.Name) : CodeValue.Nothing;
            default:
                return owner == CodeValue.Unknown && (_torch.IsModule(type) || _torch.IsTensor(type)) ? CodeValue.Unknown : CodeValue.Nothing;
        }
    }

    private static CodeValue TupleItem(TupleCode tuple, ISymbol member)
    {
        string name = member is IFieldSymbol { CorrespondingTupleField: { } field } ? field.Name : member.Name;
        return name switch
        {
            "Item1" or "Key" when tuple.Items.Length > 0 => tuple.Items[0],
            "Item2" or "Value" when tuple.Items.Length > 1 => tuple.Items[1],
            "Item3" when tuple.Items.Length > 2 => tuple.Items[2],
            _ => CodeValue.Unknown,
        };
    }

    private static bool IsComputed(IMethodSymbol getter) => getter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is
        Microsoft.CodeAnalysis.CSharp.Syntax.ArrowExpressionClauseSyntax
        or Microsoft.CodeAnalysis.CSharp.Syntax.AccessorDeclarationSyntax { Body: not null }
        or Microsoft.CodeAnalysis.CSharp.Syntax.AccessorDeclarationSyntax { ExpressionBody: not null };

    private static string Below(string path, string member) => path.Length == 0 ? member : path + "." + member;

    private CodeValue Element(CodeValue list, IOperation? index, ITypeSymbol? type)
    {
        int? number = index is not null && Evaluate(index) is ConstantCode { Value: int known } ? known : null;
        bool isEach = index is not null && TorchSymbols.Unwrap(index) is ILocalReferenceOperation { Local: var local } && _fullIndexes.Contains(local);
        switch (list)
        {
            case ListCode { IsOpen: false } closed when number is { } at && at >= 0 && at < closed.Elements.Count:
                return closed.Elements[at];
            case ListCode { Path: { } path }:
                return new ModuleCode(path + "[]", type) { IsOneOfSeveral = !isEach };
            case ModuleCode module:
                return number is { } n && n >= 0
                    ? new ModuleCode($"{module.Path}[{n}]", type) { IsOneOfSeveral = module.IsOneOfSeveral }
                    : new ModuleCode(module.Path + "[]", type) { IsOneOfSeveral = module.IsOneOfSeveral || !isEach };
            case ParameterCode parameter:
                return parameter with { IsPart = true };
            case MadeCode made when _torch.IsTensor(made.Type):
                return made;
            default:
                return IsOurs(list) ? CodeValue.Unknown : CodeValue.Nothing;
        }
    }

    private bool IsSequence(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => _torch.IsModule(array.ElementType) || _torch.IsTensor(array.ElementType),
        INamedTypeSymbol { Arity: > 0 } named => named.TypeArguments.Any(argument => _torch.IsModule(argument) || _torch.IsTensor(argument)),
        _ => false,
    };

    /// <summary>Whether a value is, or holds, something of the module that is read.</summary>
    private static bool IsOurs(CodeValue value) => value switch
    {
        ModuleCode or SweptCode or ParameterCode or SweepCode or QueryCode or IteratorCode or ConcatCode => true,
        TupleCode tuple => tuple.Items.Any(IsOurs),
        ListCode list => list.Path is not null || list.Elements.Any(IsOurs),
        _ => value == CodeValue.Unknown,
    };
}
