using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Roslyn.Caching;
using InitGen.Roslyn.Forward;
using InitGen.Roslyn.Layers;
using InitGen.Roslyn.Pretrained;
using InitGen.Roslyn.Source;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Roslyn;

/// <summary>
/// INIT007: models that are created and that nobody initializes. It takes the whole project to know, and any sign that one is initialized after
/// all, or that its weights come from elsewhere, is enough to be silent about it.
/// </summary>
internal sealed class InitializationCalls
{
    private const int GreatestDepth = 4;

    private static readonly string[] Initializing = ["InitializeWeights", "FillParameter", "IInitializable"];
    private static readonly string[] TestAttributes = ["Fact", "Theory", "Test", "TestCase", "TestMethod", "DataTestMethod", "Benchmark"];

    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellation;
    private readonly HashSet<INamedTypeSymbol> _left;
    private readonly HashSet<ISymbol> _created = new(SymbolEqualityComparer.Default);

    private InitializationCalls(Compilation compilation, CancellationToken cancellation)
    {
        _compilation = compilation;
        _cancellation = cancellation;
        var models = CompilationModels.Of(compilation);
        _left = new HashSet<INamedTypeSymbol>(
            models.AllModels(cancellation).Where(model => IsCandidate(model) && !models.IsHeld(model, cancellation)), SymbolEqualityComparer.Default);
    }

    /// <summary>The models of a compilation that are created and never initialized.</summary>
    /// <param name="compilation">The compilation, with the generated code.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>The models, in the order of their names.</returns>
    public static IEnumerable<INamedTypeSymbol> Missing(Compilation compilation, CancellationToken cancellation)
    {
        // Another assembly that sees the internals may make the call.
        if (compilation.Assembly.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "InternalsVisibleToAttribute")) return [];
        var calls = new InitializationCalls(compilation, cancellation);

        // Most models are initialized by a call that is found by its name; only for those that are not all else is looked through.
        calls.Look(calls.LookForCalls);
        calls.Look(calls.LookForOtherWays);
        calls._left.IntersectWith(calls._created.OfType<INamedTypeSymbol>());
        if (calls._left.Count == 0) return [];
        var bodies = MethodBodies.Of(compilation);
        return calls._left.Where(type => !MayBeFilled(type, bodies, GreatestDepth, cancellation)).OrderBy(static type => TypeHierarchy.Key(type), StringComparer.Ordinal);
    }

    private static bool IsCandidate(INamedTypeSymbol type) =>
        type is { IsAbstract: false, IsGenericType: false, TypeKind: TypeKind.Class or TypeKind.Struct }
        && !LayerTypes.IsMarked(type)
        && TypeHierarchy.SelfAndContainers(type).Any(static level => level.DeclaredAccessibility is Accessibility.Internal or Accessibility.Private or Accessibility.ProtectedAndInternal)
        && Models.IsGenerated(type)
        && !MayBeLoaded(type);

    // Who can reach a weight from outside, or has a method that sets one, may have it from a file.
    private static bool MayBeLoaded(INamedTypeSymbol type)
    {
        if (PretrainedAttributes.Load(type, MarkedMembers.Of(type)) is not null) return true;
        string[] members = [.. MarkedMembers.Of(type).Select(static member => member.Symbol.Name)];
        if (MarkedMembers.Of(type).Any(static member => member.Symbol.DeclaredAccessibility is not (Accessibility.Private or Accessibility.Protected))) return true;
        return SourcePlace.Written(type, default)
            .SelectMany(static declaration => declaration.DescendantNodes())
            .Any(node => node switch
            {
                AssignmentExpressionSyntax { OperatorToken.ValueText: "=" or "??=" } assignment =>
                    Named(assignment.Left, members) is { } member
                    && assignment.Right is not (ArrayCreationExpressionSyntax { Initializer: null } or ImplicitObjectCreationExpressionSyntax or ObjectCreationExpressionSyntax)
                    && !MakesModels(assignment.Right)
                    && !ConstructorCode.Names(assignment.Right, member),
                _ => false,
            });
    }

    // Enumerable.Range(0, n).Select(i => new Block(sizes[i])): what the models inside are given, their own code shows.
    private static bool MakesModels(ExpressionSyntax value) => value is InvocationExpressionSyntax
        && value.DescendantNodes().OfType<LambdaExpressionSyntax>().Any(static lambda => lambda.ExpressionBody is BaseObjectCreationExpressionSyntax);

    // The models inside count, too: what may be loaded into them need not be initialized.
    private static bool MayBeFilled(INamedTypeSymbol type, MethodBodies bodies, int depth, CancellationToken cancellation) =>
        MayBeFilledByOthers(type, bodies, cancellation)
        || (depth > 0 && Inside(type).Any(inner => MayBeLoaded(inner) || MayBeFilled(inner, bodies, depth - 1, cancellation)));

    private static IEnumerable<INamedTypeSymbol> Inside(INamedTypeSymbol type) => MarkedMembers.Of(type)
        .Select(static member => StorageReader.Read(member.Symbol is IFieldSymbol field ? field.Type : ((IPropertySymbol)member.Symbol).Type))
        .OfType<Storage.Models>()
        .Select(static models => models.Model.OriginalDefinition)
        .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
        .Where(inner => !SymbolEqualityComparer.Default.Equals(inner, type));

    // Nor is one that is handed to other code to be computed with: only who may write to it may load it.
    private static bool MayBeFilledByOthers(INamedTypeSymbol type, MethodBodies bodies, CancellationToken cancellation)
    {
        if (PretrainedAttributes.Load(type, MarkedMembers.Of(type)) is not null) return true;
        string[] members = [.. MarkedMembers.Of(type).Select(static member => member.Symbol.Name)];
        var uses = new ArrayUses(bodies, new HashSet<SyntaxTree>(), cancellation);
        return SourcePlace.Written(type, cancellation)
            .SelectMany(static declaration => declaration.DescendantNodes())
            .Select(static node => node switch
            {
                ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } } => null,
                ArgumentSyntax { Expression: var given } => given,
                MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsSpan" or "AsMemory" or "Span" or "CopyTo" } access => access.Expression,
                EqualsValueClauseSyntax { Value: var kept } => kept,
                AssignmentExpressionSyntax { Right: var kept } => kept,
                ReturnStatementSyntax { Expression: var returned } => returned,
                ArrowExpressionClauseSyntax { Expression: var returned } => returned,
                _ => null,
            })
            .Any(weight => weight is not null and not ElementAccessExpressionSyntax && Named(weight, members) is not null && !(bodies.Part(weight, cancellation) is { } array && uses.OnlyRead(array)));
    }

    // The member that an expression is, or is an element of.
    private static string? Named(ExpressionSyntax expression, string[] members) => expression switch
    {
        ElementAccessExpressionSyntax element => Named(element.Expression, members),
        MemberAccessExpressionSyntax { Name: var name } => Array.Find(members, member => member == name.Identifier.ValueText),
        IdentifierNameSyntax name => Array.Find(members, member => member == name.Identifier.ValueText),
        _ => null,
    };

    private void Look(Action<SyntaxNode, SemanticModel> look)
    {
        foreach (SyntaxTree tree in _compilation.SyntaxTrees)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (_left.Count == 0) return;
            if (Declarations.IsOwnOutput(tree, _cancellation)) continue;
            SemanticModel model = _compilation.GetSemanticModel(tree);
            foreach (SyntaxNode node in tree.GetRoot(_cancellation).DescendantNodes()) look(node, model);
        }
    }

    private void LookForCalls(SyntaxNode node, SemanticModel model)
    {
        if (node is SimpleNameSyntax name && Array.IndexOf(Initializing, name.Identifier.ValueText) >= 0) Reached(name, model);
        else if (node is LiteralExpressionSyntax { Token.Value: "InitializeWeights" }) _left.Clear();
    }

    private void LookForOtherWays(SyntaxNode node, SemanticModel model)
    {
        switch (node)
        {
            case BaseObjectCreationExpressionSyntax creation:
                Created(creation, model);
                break;
            case ArgumentSyntax { Expression: not (LiteralExpressionSyntax or ElementAccessExpressionSyntax or BinaryExpressionSyntax) } argument:
                HandedOn(argument, model);
                break;
            case TypeArgumentListSyntax list:
                foreach (TypeSyntax argument in list.Arguments) Remove(model.GetTypeInfo(argument, _cancellation).Type);
                break;
            case TypeOfExpressionSyntax type:
                Remove(model.GetTypeInfo(type.Type, _cancellation).Type);
                break;
            case WithExpressionSyntax with:
                Remove(model.GetTypeInfo(with.Expression, _cancellation).Type);
                break;
        }
    }

    // InitializeWeights, in whatever way it is named: who it is asked of need not be initialized any more.
    private void Reached(SimpleNameSyntax name, SemanticModel model)
    {
        ITypeSymbol? receiver = name.Parent switch
        {
            MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax or ThisExpressionSyntax } => Enclosing(name, model),
            MemberAccessExpressionSyntax access when access.Name == name => model.GetTypeInfo(access.Expression, _cancellation).Type,
            MemberBindingExpressionSyntax { } binding when binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } conditional =>
                model.GetTypeInfo(conditional.Expression, _cancellation).Type,
            InvocationExpressionSyntax or ArgumentSyntax => Enclosing(name, model),
            _ => null,
        };
        if (receiver is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsStatic: false, SpecialType: SpecialType.None } reached)
        {
            _left.Clear();
            return;
        }

        Remove(reached.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? reached.TypeArguments[0] : reached);
    }

    private INamedTypeSymbol? Enclosing(SyntaxNode node, SemanticModel model) =>
        model.GetEnclosingSymbol(node.SpanStart, _cancellation) is { } symbol ? symbol as INamedTypeSymbol ?? symbol.ContainingType : null;

    // Tests create what they do not train.
    private void Created(BaseObjectCreationExpressionSyntax creation, SemanticModel model)
    {
        bool isTest = creation.Ancestors().OfType<MemberDeclarationSyntax>().SelectMany(static member => member.AttributeLists).SelectMany(static list => list.Attributes)
            .Any(static attribute => Array.IndexOf(TestAttributes, attribute.Name.ToString().Split('.').Last()) >= 0);
        if (!isTest && model.GetTypeInfo(creation, _cancellation).Type is INamedTypeSymbol created) _created.Add(created.OriginalDefinition);
    }

    // Who takes it as an object, an interface or a type parameter may know how to initialize it; and so may code that is not here.
    private void HandedOn(ArgumentSyntax argument, SemanticModel model)
    {
        ITypeSymbol? type = model.GetTypeInfo(argument.Expression, _cancellation).Type;
        ITypeSymbol? element = type is IArrayTypeSymbol array ? array.ElementType : type;
        if (element is not INamedTypeSymbol named || !_left.Contains(named)) return;
        IParameterSymbol? parameter = argument.Parent?.Parent is { } call && model.GetSymbolInfo(call, _cancellation).Symbol is IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: false } method
            && argument.Parent is ArgumentListSyntax { Arguments: var given } && given.IndexOf(argument) is var index && index < method.Parameters.Length
                ? method.OriginalDefinition.Parameters[argument.NameColon is null ? index : method.Parameters.TakeWhile(candidate => candidate.Name != argument.NameColon.Name.Identifier.ValueText).Count() % method.Parameters.Length]
                : null;
        ITypeSymbol? taken = parameter?.Type is IArrayTypeSymbol list ? list.ElementType : parameter?.Type;
        if (!SymbolEqualityComparer.Default.Equals(taken, named)) Remove(named);
    }

    private void Remove(ITypeSymbol? reached)
    {
        ITypeSymbol? element = reached is IArrayTypeSymbol array ? array.ElementType : reached;
        if (element is not INamedTypeSymbol type) return;
        _left.RemoveWhere(candidate => IsOrDerives(candidate, type) || IsOrDerives(type, candidate));
    }

    private static bool IsOrDerives(INamedTypeSymbol type, INamedTypeSymbol ancestor) =>
        TypeHierarchy.SelfAndBases(type).Any(level => SymbolEqualityComparer.Default.Equals(level.OriginalDefinition, ancestor.OriginalDefinition));
}
