using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Roslyn.Forward;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.Source;

/// <summary>
/// Whether code only reads an array: follows it from the place where it is named through variables, views and the methods that it is handed
/// to. What may change an element, or keep the array for others who may, counts as a write; so does whatever is not known.
/// </summary>
/// <param name="bodies">Where called methods are found.</param>
/// <param name="trees">Takes the files of the methods that were looked through.</param>
/// <param name="cancellation">Stops the search.</param>
internal sealed class ArrayUses(MethodBodies bodies, ISet<SyntaxTree> trees, CancellationToken cancellation)
{
    private const int GreatestDepth = 60;

    private readonly Dictionary<ISymbol, Use> _variables = new(SymbolEqualityComparer.Default);

    private enum Use
    {
        /// <summary>Nothing can be changed through it.</summary>
        Reads,

        /// <summary>A method hands it back to who called it.</summary>
        Returns,

        /// <summary>Anything else.</summary>
        MayWrite,
    }

    /// <summary>Whether nothing is changed through an expression that is the array.</summary>
    public bool OnlyRead(IOperation array) => Of(array, 0) == Use.Reads;

    private Use Of(IOperation value, int depth)
    {
        cancellation.ThrowIfCancellationRequested();
        if (depth > GreatestDepth || value.Parent is not { } parent) return Use.MayWrite;
        if (IsReadOnly(value.Type) && parent is not IArgumentOperation) return Use.Reads;
        switch (parent)
        {
            case IConversionOperation or IParenthesizedOperation or ICoalesceOperation or ISwitchExpressionArmOperation:
                return Of(parent, depth + 1);
            case IConditionalOperation choice when choice.Condition != value:
                return choice.Type is null ? Use.MayWrite : Of(choice, depth + 1);
            case ISwitchExpressionOperation choice when choice.Value == value:
                return AreOther(choice.Arms.Select(static arm => arm.Pattern));
            case ISwitchExpressionOperation choice:
                return Of(choice, depth + 1);
            case IIsPatternOperation pattern:
                return AreOther([pattern.Pattern]);
            case IBinaryOperation or IExpressionStatementOperation:
                return Use.Reads;
            case IArrayElementReferenceOperation element when element.ArrayReference == value:
                return Element(element, depth);
            case IImplicitIndexerReferenceOperation indexer when indexer.Instance == value:
                return ValueTypes.IsNumbers(indexer.Type) ? Of(indexer, depth + 1) : Element(indexer, depth);
            case IPropertyReferenceOperation property when property.Instance == value:
                return Property(property, depth);
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                return declarator.Symbol.RefKind == RefKind.None ? Local(declarator.Symbol, declarator, depth) : Use.MayWrite;
            case ISimpleAssignmentOperation { IsRef: false, Parent: IExpressionStatementOperation, Target: ILocalReferenceOperation target } assignment:
                return assignment.Target == value || target.Local.RefKind != RefKind.None ? assignment.Target == value ? Use.Reads : Use.MayWrite : Local(target.Local, assignment, depth);
            case IForEachLoopOperation loop when loop.Collection == value:
                return Each(loop, depth);
            case IReturnOperation:
                return IsInFunction(parent) ? Use.MayWrite : Use.Returns;
            case IArgumentOperation { Parent: IInvocationOperation call, Parameter: { } parameter } argument:
                return Argument(call, argument, parameter, depth);
            case IArgumentOperation { Parent: IObjectCreationOperation creation }:
                return IsReadOnly(value.Type) ? Use.Reads : HasRows(value) ? Use.MayWrite : Made(creation, depth);
            case IInvocationOperation call when call.Instance == value:
                return Called(call, depth);
            default:
                return Use.MayWrite;
        }
    }

    // A row of a jagged array is an array itself; a number can be written where it stands.
    private Use Element(IOperation element, int depth)
    {
        if (element.Type is IArrayTypeSymbol)
            return element.Parent is ISimpleAssignmentOperation { Parent: IExpressionStatementOperation } made && made.Target == element && BareArray.Of(made.Value.Syntax) is not null ? Use.Reads : Of(element, depth + 1);
        if (element.Syntax.Parent is RefExpressionSyntax) return Use.MayWrite;
        IOperation read = element;
        while (read.Parent is IParenthesizedOperation or ITupleOperation) read = read.Parent;
        bool isRead = read.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target != read,
            IArgumentOperation argument => argument.Parameter is { RefKind: RefKind.None or RefKind.In },
            IConversionOperation or IBinaryOperation or IUnaryOperation or IReturnOperation or IVariableInitializerOperation or IConditionalOperation
                or IArrayInitializerOperation or ISwitchExpressionOperation or ISwitchExpressionArmOperation or IIsPatternOperation or IInterpolationOperation
                or IArrayElementReferenceOperation or IExpressionStatementOperation => true,
            IInvocationOperation { TargetMethod.Name: "CompareTo" or "Equals" or "ToString" or "GetHashCode" } => true,
            _ => false,
        };
        return isRead ? Use.Reads : Use.MayWrite;
    }

    private Use Property(IPropertyReferenceOperation property, int depth) => property.Property switch
    {
        { IsIndexer: true } => Element(property, depth),
        { Name: "Length" or "LongLength" or "Rank" or "Count" or "IsEmpty" or "Lengths" or "Strides" or "FlattenedLength" } => Use.Reads,
        { Name: "Span" } => Of(property, depth + 1),
        _ => Use.MayWrite,
    };

    private Use Each(IForEachLoopOperation loop, int depth)
    {
        if (loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: var item }) return Use.MayWrite;
        return ValueTypes.IsNumbers(item.Type) ? Local(item, loop, depth) : item.RefKind == RefKind.Ref ? Use.MayWrite : Use.Reads;
    }

    private Use Local(ILocalSymbol local, IOperation place, int depth)
    {
        if (_variables.TryGetValue(local, out Use known)) return known;
        _variables[local] = Use.Reads; // what is assigned to itself
        IOperation root = place;
        while (root.Parent is { } outer) root = outer;
        return _variables[local] = All(root.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local)), depth);
    }

    private Use Parameter(IParameterSymbol parameter, IOperation body, int depth)
    {
        if (_variables.TryGetValue(parameter, out Use known)) return known;
        _variables[parameter] = Use.Reads; // a method that calls itself
        return _variables[parameter] = All(
            body.DescendantsAndSelf().OfType<IParameterReferenceOperation>().Where(reference => SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter)), depth);
    }

    private Use All(IEnumerable<IOperation> references, int depth)
    {
        Use worst = Use.Reads;
        foreach (IOperation reference in references)
        {
            Use use = Of(reference, depth + 1);
            if (use > worst) worst = use;
            if (worst == Use.MayWrite) break;
        }

        return worst;
    }

    private Use Argument(IInvocationOperation call, IArgumentOperation argument, IParameterSymbol parameter, int depth)
    {
        IMethodSymbol method = call.TargetMethod;
        if (parameter.RefKind is RefKind.Ref or RefKind.Out) return Use.MayWrite;
        if (method.ContainingType?.Name is "Unsafe" or "MemoryMarshal" or "CollectionsMarshal") return Use.MayWrite;
        if (IsReadOnly(argument.Value.Type)) return Use.Reads;
        if (bodies.Of(method, cancellation) is { } body)
        {
            IMethodSymbol definition = (method.ReducedFrom ?? method).OriginalDefinition;
            trees.UnionWith(MethodBodies.TreesOf(definition));
            if (definition.IsVirtual || definition.IsAbstract || definition is { IsOverride: true, IsSealed: false }) return Use.MayWrite;
            definition = definition.PartialImplementationPart ?? definition;
            if (parameter.Ordinal >= definition.Parameters.Length || definition.IsAsync) return Use.MayWrite;
            Use use = Parameter(definition.Parameters[parameter.Ordinal], body, depth);
            return use == Use.Returns ? Of(call, depth + 1) : use;
        }

        return method.MethodKind == MethodKind.DelegateInvoke || !method.DeclaringSyntaxReferences.IsEmpty ? Use.MayWrite
            : Library.IsHarmless(method) || (IsSource(method, parameter) && !HasRows(argument.Value)) ? Use.Reads
            : Of(call, argument, depth);
    }

    // A method of a library: LINQ, views, copies.
    private Use Of(IInvocationOperation call, IArgumentOperation argument, int depth)
    {
        IMethodSymbol method = call.TargetMethod;
        bool isFirst = argument.Parameter!.Ordinal == 0;
        return method.ContainingType?.Name switch
        {
            "Enumerable" => Query(call, depth),
            _ when !isFirst => Use.MayWrite,
            "MemoryExtensions" or "Tensor" when method.Name is "AsSpan" or "AsMemory" or "AsTensorSpan" or "Create" or "Reshape" => Of(call, depth + 1),
            "MemoryExtensions" when !HasRows(argument.Value) && method.Name is "CopyTo" or "IndexOf" or "Contains" or "SequenceEqual" => Use.Reads,
            "Array" when method.Name is "ConvertAll" or "IndexOf" or "Exists" or "TrueForAll" => Query(call, depth),
            "Vector64" or "Vector128" or "Vector256" or "Vector512" or "Vector" when method.Name is "Create" => Use.Reads,
            _ => Use.MayWrite,
        };
    }

    // Copies from it, or looks something up by it.
    private static bool IsSource(IMethodSymbol method, IParameterSymbol parameter) => parameter.Name switch
    {
        "sourceArray" or "src" => method.ContainingType?.Name is "Array" or "Buffer",
        "key" => method.ContainingType is { Arity: 2, Name: "Dictionary" or "ConditionalWeakTable" },
        _ => false,
    };

    // The rows of a jagged array are what functions of a query are given, and what it may hand on.
    private Use Query(IInvocationOperation call, int depth)
    {
        foreach (IArgumentOperation other in call.Arguments)
        {
            IOperation given = other.Value;
            while (given is IConversionOperation or IDelegateCreationOperation) given = given is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)given).Target;
            if (given is IAnonymousFunctionOperation lambda)
            {
                foreach (IParameterSymbol parameter in lambda.Symbol.Parameters)
                {
                    if (ValueTypes.IsNumbers(parameter.Type) && Parameter(parameter, lambda.Body, depth) != Use.Reads) return Use.MayWrite;
                }
            }
            else if (given is IMethodReferenceOperation { Method: var method } && method.Parameters.Any(static parameter => ValueTypes.IsNumbers(parameter.Type)))
            {
                if (bodies.Of(method, cancellation) is not { } body || method.IsVirtual || method.IsOverride) return Use.MayWrite;
                trees.UnionWith(MethodBodies.TreesOf(method.OriginalDefinition));
                if (method.OriginalDefinition.Parameters.Any(parameter => ValueTypes.IsNumbers(parameter.Type) && Parameter(parameter, body, depth) != Use.Reads)) return Use.MayWrite;
            }
        }

        bool isMade = call.TargetMethod.Name is "Select" or "ConvertAll" or "Zip" or "SelectMany" or "Aggregate" or "ToArray" or "ToList";
        bool isRow = ValueTypes.IsNumbers(call.Type) && (ValueTypes.IsNumbers(ValueTypes.Element(call.Type)) || (call.Type is IArrayTypeSymbol && call.TargetMethod.Name is not ("ToArray" or "ConvertAll")));
        return isRow || (!isMade && call.TargetMethod.Name is "AsEnumerable" or "Cast") ? Of(call, depth + 1) : Use.Reads;
    }

    private Use Made(IObjectCreationOperation creation, int depth) => creation.Type switch
    {
        { Name: "ReadOnlySpan" or "ReadOnlyMemory" or "Vector" or "Vector2" or "Vector3" or "Vector4" or "List" } => Use.Reads,
        { Name: "Span" or "Memory" or "ArraySegment" or "TensorSpan" } => Of(creation, depth + 1),
        _ => Use.MayWrite,
    };

    private Use Called(IInvocationOperation call, int depth) => call.TargetMethod.Name switch
    {
        "GetLength" or "GetLongLength" or "GetUpperBound" or "GetLowerBound" or "GetHashCode" or "GetType" => Use.Reads,
        "Clone" or "CopyTo" or "TryCopyTo" or "ToArray" when !HasRows(call.Instance!) => Use.Reads,
        "Slice" or "AsSpan" or "Reshape" or "AsTensorSpan" => Of(call, depth + 1),
        "AsReadOnlySpan" or "AsReadOnlyTensorSpan" => Use.Reads,
        _ => Use.MayWrite,
    };

    // Who looks for what no array is does not get at the array.
    private static Use AreOther(IEnumerable<IPatternOperation> patterns) => patterns.SelectMany(static pattern => pattern.DescendantsAndSelf()).OfType<IPatternOperation>()
        .All(static pattern => pattern switch
        {
            IDiscardPatternOperation or IConstantPatternOperation or INegatedPatternOperation or IBinaryPatternOperation => true,
            IDeclarationPatternOperation { MatchedType.IsValueType: true } or ITypePatternOperation { MatchedType.IsValueType: true } => true,
            IRecursivePatternOperation { DeclaredSymbol: null } => true,
            _ => false,
        }) ? Use.Reads : Use.MayWrite;

    private static bool HasRows(IOperation array)
    {
        while (array is IConversionOperation conversion) array = conversion.Operand;
        return ValueTypes.IsNumbers(ValueTypes.Element(array.Type));
    }

    // What a function inside of a method returns goes wherever it is called.
    private static bool IsInFunction(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation) return true;
        }

        return false;
    }

    private static bool IsReadOnly(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 1, Name: "ReadOnlySpan" or "ReadOnlyMemory" or "ReadOnlyTensorSpan" } view && ValueTypes.IsNumber(view.TypeArguments[0]);
}
