using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Roslyn.Forward;

/// <summary>
/// The bodies of methods in source, as operations: bound once per compilation, however many models call a method and whoever asks,
/// generator or analyzers.
/// </summary>
internal sealed class MethodBodies
{
    private static readonly ConditionalWeakTable<Compilation, MethodBodies> OfCompilations = new();

    private readonly Compilation _compilation;
    private int _bound;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<ISymbol, IOperation?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IOperation, WriteEffects> _effects = new();
    private readonly ConcurrentDictionary<ISymbol, WriteEffects> _methodEffects = new(SymbolEqualityComparer.Default);

    /// <summary>How many bodies and initializers were bound: what the tests of caching count.</summary>
    public int Bound => _bound;

    private MethodBodies(Compilation compilation) => _compilation = compilation;

    public static MethodBodies Of(Compilation compilation) => OfCompilations.GetValue(compilation, static key => new MethodBodies(key));

    /// <summary>The files that hold the body of a method, or the initializer of a member.</summary>
    public static IEnumerable<SyntaxTree> TreesOf(ISymbol member) => member.OriginalDefinition.DeclaringSyntaxReferences.Select(static reference => reference.SyntaxTree);

    /// <summary>The body of a method in source; null for all others.</summary>
    public IOperation? Of(IMethodSymbol method, CancellationToken cancellation)
    {
        IMethodSymbol definition = (method.ReducedFrom ?? method).OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        return _bodies.GetOrAdd(definition, _ => Bind(Body(definition, cancellation), cancellation));
    }

    /// <summary>What a field or property in source is initialized with; null if it is not.</summary>
    public IOperation? Initializer(ISymbol member, CancellationToken cancellation) =>
        _bodies.GetOrAdd(member.OriginalDefinition, key => Bind(InitializerSyntax(key, cancellation), cancellation));

    /// <summary>What a part of a body or an initializer is; null for what is none, such as a name in an attribute.</summary>
    public IOperation? Part(SyntaxNode node, CancellationToken cancellation) =>
        _compilation.ContainsSyntaxTree(node.SyntaxTree) ? ModelOf(node.SyntaxTree).GetOperation(node, cancellation) : null;

    /// <summary>What a piece of code may change.</summary>
    public WriteEffects EffectsOf(IOperation code, CancellationToken cancellation) =>
        _effects.GetOrAdd(code, key => WriteEffects.Of(key, this, NoCallers(), cancellation));

    /// <summary>What a method may change; null for methods that are not in source.</summary>
    public WriteEffects? EffectsOf(IMethodSymbol method, CancellationToken cancellation) => EffectsOf(method, NoCallers(), cancellation);

    /// <summary>The same, for a method that others call whose effects are being looked for.</summary>
    public WriteEffects? EffectsOf(IMethodSymbol method, HashSet<ISymbol> callers, CancellationToken cancellation)
    {
        if (Of(method, cancellation) is not { } body) return null;
        IMethodSymbol definition = (method.ReducedFrom ?? method).OriginalDefinition;
        if (_methodEffects.TryGetValue(definition, out WriteEffects? known)) return known;
        if (!callers.Add(definition)) return WriteEffects.None;
        WriteEffects effects = WriteEffects.Of(body, this, callers, cancellation);
        callers.Remove(definition);
        return _methodEffects[definition] = effects;
    }

    private static HashSet<ISymbol> NoCallers() => new(SymbolEqualityComparer.Default);

    private static SyntaxNode? Body(IMethodSymbol method, CancellationToken cancellation) =>
        method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
        {
            BaseMethodDeclarationSyntax declaration => (SyntaxNode?)declaration.Body ?? declaration.ExpressionBody,
            AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody,
            LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody,
            ArrowExpressionClauseSyntax arrow => arrow,
            _ => null,
        };

    private static ExpressionSyntax? InitializerSyntax(ISymbol member, CancellationToken cancellation) =>
        member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };

    private IOperation? Bind(SyntaxNode? node, CancellationToken cancellation)
    {
        if (node is null || !_compilation.ContainsSyntaxTree(node.SyntaxTree)) return null;
        Interlocked.Increment(ref _bound);
        return ModelOf(node.SyntaxTree).GetOperation(node, cancellation);
    }

    private SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, key => _compilation.GetSemanticModel(key));
}
