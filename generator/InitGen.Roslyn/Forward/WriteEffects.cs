using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.Forward;

/// <summary>
/// Which variables and fields a piece of code may assign, and of which it may change the elements. Rather too many than too few: a loop
/// that is entered takes these for what earlier rounds may have changed.
/// </summary>
internal sealed class WriteEffects
{
    private const int GreatestDepth = 100;

    private readonly HashSet<ISymbol> _assigned = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _contents = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _methods = new(SymbolEqualityComparer.Default);

    /// <summary>Nothing is changed.</summary>
    public static WriteEffects None { get; } = new();

    /// <summary>The methods that were looked through.</summary>
    public IReadOnlyCollection<ISymbol> Methods => _methods;

    /// <summary>Locals, parameters, fields and properties that are assigned.</summary>
    public IReadOnlyCollection<ISymbol> Assigned => _assigned;

    /// <summary>Those through which elements are written.</summary>
    public IReadOnlyCollection<ISymbol> Contents => _contents;

    /// <summary>Looks through a piece of code, and through what it calls.</summary>
    /// <param name="code">The code.</param>
    /// <param name="bodies">Where called methods are found.</param>
    /// <param name="callers">The methods that are being looked through: a call of one of them changes nothing that is not found there.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>What it may change.</returns>
    public static WriteEffects Of(IOperation code, MethodBodies bodies, HashSet<ISymbol> callers, CancellationToken cancellation)
    {
        var effects = new WriteEffects();
        if (callers.Count <= GreatestDepth) new Finder(effects, bodies, callers, cancellation).Search(code);
        return effects;
    }

    /// <summary>The variable or field that an expression leads to elements of; null where it makes something new.</summary>
    public static ISymbol? Root(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IArrayElementReferenceOperation element => Root(element.ArrayReference),
        IPropertyReferenceOperation { Arguments.IsEmpty: false } indexer => Root(indexer.Instance),
        IPropertyReferenceOperation { Property.Name: "Span" or "Memory" } view => Root(view.Instance),
        IPropertyReferenceOperation property => property.Property,
        IConversionOperation conversion => Root(conversion.Operand),
        IParenthesizedOperation parenthesized => Root(parenthesized.Operand),
        IInvocationOperation { TargetMethod.Name: "AsSpan" or "AsMemory" or "Slice" or "CreateSpan" or "Reshape" } view =>
            Root(view.Instance ?? view.Arguments.FirstOrDefault()?.Value),
        _ => operation is { Kind: OperationKind.None, ChildOperations.Count: > 0 } ? Root(operation.ChildOperations.First()) : null,
    };

    // No walker: it would go down expressions recursively, and some are deep.
    private sealed class Finder(WriteEffects effects, MethodBodies bodies, HashSet<ISymbol> callers, CancellationToken cancellation) : OperationVisitor
    {
        private readonly Dictionary<ISymbol, ISymbol> _aliases = new(SymbolEqualityComparer.Default);

        public void Search(IOperation code)
        {
            foreach (IOperation operation in code.DescendantsAndSelf()) Visit(operation);
            foreach (ISymbol symbol in effects._contents.ToArray())
            {
                ISymbol alias = symbol;
                for (int i = 0; i < GreatestDepth && _aliases.TryGetValue(alias, out ISymbol? root); i++)
                {
                    alias = root;
                    effects._contents.Add(alias);
                }
            }
        }

        public override void VisitVariableDeclarator(IVariableDeclaratorOperation operation)
        {
            if (Root(operation.GetVariableInitializer()?.Value) is { } root) _aliases[operation.Symbol] = root;
        }

        public override void VisitForEachLoop(IForEachLoopOperation operation)
        {
            if (Root(operation.Collection) is { } root)
            {
                foreach (ILocalSymbol local in operation.Locals)
                {
                    _aliases[local] = root;
                    if (local.RefKind == RefKind.Ref) effects._contents.Add(root.OriginalDefinition);
                }
            }
        }

        public override void VisitSimpleAssignment(ISimpleAssignmentOperation operation)
        {
            Write(operation.Target);
        }

        public override void VisitCompoundAssignment(ICompoundAssignmentOperation operation)
        {
            Write(operation.Target);
        }

        public override void VisitIncrementOrDecrement(IIncrementOrDecrementOperation operation)
        {
            Write(operation.Target);
        }

        public override void VisitDeconstructionAssignment(IDeconstructionAssignmentOperation operation)
        {
            Write(operation.Target);
        }

        public override void VisitCoalesceAssignment(ICoalesceAssignmentOperation operation)
        {
            Write(operation.Target);
        }

        public override void VisitPropertyReference(IPropertyReferenceOperation operation)
        {
            if (operation.Property.GetMethod is { } getter) Call(getter, operation.Instance, operation.Arguments);
        }

        public override void VisitInvocation(IInvocationOperation operation)
        {
            Call(operation.TargetMethod, operation.Instance, operation.Arguments);
        }

        private void Call(IMethodSymbol method, IOperation? instance, IEnumerable<IArgumentOperation> arguments)
        {
            cancellation.ThrowIfCancellationRequested();
            if (bodies.EffectsOf(method, callers, cancellation) is { } called)
            {
                effects._methods.Add(method.OriginalDefinition);
                effects._methods.UnionWith(called._methods);
                foreach (IArgumentOperation argument in arguments)
                {
                    if (argument.Parameter is { } parameter && called._contents.Contains(parameter.OriginalDefinition)) Content(argument.Value);
                    if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out }) Write(argument.Value);
                }

                // Fields of whatever object it is; a local function's outer variables.
                bool isLocal = method.MethodKind == MethodKind.LocalFunction;
                effects._assigned.UnionWith(called._assigned.Where(symbol => Outlives(symbol, isLocal)));
                effects._contents.UnionWith(called._contents.Where(symbol => Outlives(symbol, isLocal)));
                return;
            }

            if (method.ContainingType?.TypeKind == TypeKind.Delegate || ValueTypes.OnlyLooks(method)) return;
            foreach (IArgumentOperation argument in arguments)
            {
                if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out }) Write(argument.Value);
                if (argument.Parameter?.Type is { } type && ValueTypes.IsWritable(type)) Content(argument.Value);
            }

            if (instance is not null && instance.Type is { } receiver && ValueTypes.IsWritable(receiver) && ValueTypes.Changes(method)) Content(instance);
        }

        private static bool Outlives(ISymbol symbol, bool isLocal) => symbol is not IParameterSymbol && (isLocal || symbol is not ILocalSymbol);

        private void Write(IOperation target)
        {
            switch (target)
            {
                case ITupleOperation tuple:
                    foreach (IOperation element in tuple.Elements) Write(element);
                    break;
                case IDeclarationExpressionOperation or IDiscardOperation:
                    break;
                case IArrayElementReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: false }:
                    Content(target);
                    break;
                case IConversionOperation conversion:
                    Write(conversion.Operand);
                    break;
                case ILocalReferenceOperation { Local.RefKind: RefKind.Ref } reference:
                    Content(reference);
                    effects._assigned.Add(reference.Local);
                    break;
                default:
                    if (Root(target) is { } symbol) effects._assigned.Add(symbol.OriginalDefinition);
                    if (target is IFieldReferenceOperation { Instance: { } owner } && Root(owner) is { } holder) effects._contents.Add(holder.OriginalDefinition);
                    break;
            }
        }

        private void Content(IOperation target)
        {
            if (Root(target) is { } symbol) effects._contents.Add(symbol.OriginalDefinition);
        }
    }
}
