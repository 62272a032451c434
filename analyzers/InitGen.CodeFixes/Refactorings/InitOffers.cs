using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using InitGen.Roslyn;
using InitGen.Roslyn.Layers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.CodeFixes.Refactorings;

/// <summary>The ways to mark a plain member that holds weights, a layer or a model.</summary>
internal static class InitOffers
{
    private static readonly ImmutableHashSet<string> Marks = ImmutableHashSet.Create("Init", "Bias", "TiedTo", "Weight");
    private static readonly ImmutableHashSet<string> Shapes = ImmutableHashSet.Create("Dense", "Conv", "ConvTranspose", "Embedding", "Norm");

    /// <summary>What may be written on a member, most likely first, with the document as it is then: the member is marked in it.</summary>
    public static IReadOnlyList<(ShapeGuess Guess, SyntaxNode Root)> Of(MemberAtCursor member, SemanticModel model, CancellationToken cancellation)
    {
        var offered = new List<(ShapeGuess Guess, SyntaxNode Root)>();
        if (!TypeNames.Sees(model.Compilation, KnownNames.CoreAssembly) || TargetRequirements.Unmet(model.Compilation) is not null) return offered;
        if (model.GetDeclaredSymbol(MemberAtCursor.Declarations(member.Member).Single(), cancellation) is not { } symbol) return offered;
        foreach (ShapeGuess guess in Guesses(symbol, member, model, cancellation))
        {
            if (Apply(guess, member, model, cancellation) is { } root) offered.Add((guess, root));
        }

        return offered;
    }

    /// <summary>
    /// Whether a member is worth a closer look. Types that hold no weights are told apart by their names alone, since nearly all members are of
    /// those.
    /// </summary>
    public static bool MayHoldWeights(MemberDeclarationSyntax member)
    {
        if (member.Parent is not TypeDeclarationSyntax type || !PartialTypes.CanBeExtended(type)) return false;
        if (member.Modifiers.Any(static modifier => modifier.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.ConstKeyword or SyntaxKind.AbstractKeyword
            or SyntaxKind.FixedKeyword or SyntaxKind.ExternKeyword))
        {
            return false;
        }

        if (member.AttributeLists.SelectMany(static list => list.Attributes).Any(static attribute => Marks.Contains(MemberAtCursor.NameOf(attribute)))) return false;
        TypeSyntax? declared = member switch
        {
            FieldDeclarationSyntax { Declaration: { Variables.Count: 1 } declaration } => declaration.Type,
            PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null, AccessorList: { } accessors } property
                when accessors.Accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null }) => property.Type,
            _ => null,
        };
        if (declared is NullableTypeSyntax nullable) declared = nullable.ElementType;
        return declared is not (null or PredefinedTypeSyntax);
    }

    private static IEnumerable<ShapeGuess> Guesses(ISymbol symbol, MemberAtCursor member, SemanticModel model, CancellationToken cancellation)
    {
        if (symbol.ContainingType is not { } type || LayerTypes.IsMarked(type)) return [];
        ITypeSymbol held = symbol is IFieldSymbol field ? field.Type : ((IPropertySymbol)symbol).Type;
        switch (StorageReader.Read(held))
        {
            case Storage.Layers or Storage.Models or Storage.Modules:
                return [ShapeGuess.InitAlone];
            case Storage.Weights when member.Member.AttributeLists.SelectMany(static list => list.Attributes)
                .Any(static attribute => Shapes.Contains(MemberAtCursor.NameOf(attribute))):
                return [ShapeGuess.InitAlone];
            case Storage.Weights when AllocatedSizes.Read(symbol, model, cancellation) is { } sizes:
                return ShapeGuess.Of(symbol.Name, sizes).GroupBy(static guess => guess.Choice).Select(static same => same.First());
            default:
                return [];
        }
    }

    // Where the plain names mean something else in this file, the full ones are written.
    private static SyntaxNode? Apply(ShapeGuess guess, MemberAtCursor member, SemanticModel model, CancellationToken cancellation)
    {
        MemberReading? before = MemberReading.Read(model, member.Member, cancellation);
        bool isImported = UsingInitGen.IsThere(model, member.Member.SpanStart);
        foreach (string prefix in new[] { string.Empty, "global::InitGen." })
        {
            bool import = prefix.Length == 0 && !isImported;
            SyntaxNode root = Changed(guess, member, prefix, import);
            if (member.ReadChanged(model, root, cancellation) is { } after && IsGood(before, after) && !(import && Disturbs(root))) return root;
        }

        return null;

        bool Disturbs(SyntaxNode root)
        {
            SyntaxTree tree = member.Root.SyntaxTree.WithRootAndOptions(root, member.Root.SyntaxTree.Options);
            Compilation compilation = model.Compilation.ReplaceSyntaxTree(member.Root.SyntaxTree, tree);
            return UsingInitGen.Disturbs(model, compilation.GetSemanticModel(tree), cancellation);
        }
    }

    // What follows the new layer may not be known: that is for the person to say.
    private static bool IsGood(MemberReading? before, MemberReading after) =>
        MarkedMembers.Of(after.Symbols[0].ContainingType).Any(marked => marked.Symbol.Name == after.Symbols[0].Name)
        && (before ?? after with { Findings = ImmutableArray<InitGen.Graph.Rules.Finding>.Empty }).IsAsGoodAs(after, allowed: "INIT006");

    private static SyntaxNode Changed(ShapeGuess guess, MemberAtCursor member, string prefix, bool import)
    {
        AttributeSyntax[] attributes = [.. guess.Attributes.Select(attribute => AttributePlacement.Make(prefix + attribute.Name, attribute.Arguments))];
        AttributeListSyntax? shape = guess == ShapeGuess.InitAlone
            ? member.Member.AttributeLists.FirstOrDefault(static list => list.Attributes.Any(static attribute => Shapes.Contains(MemberAtCursor.NameOf(attribute))))
            : null;
        MemberDeclarationSyntax marked = shape is null
            ? AttributePlacement.WithList(member, attributes)
            : AttributePlacement.Beside(member, shape, attributes[0]);
        TypeDeclarationSyntax[] closed = [.. member.Member.Ancestors().OfType<TypeDeclarationSyntax>().Where(static type => !PartialTypes.IsPartial(type))];
        SyntaxNode root = member.Root.ReplaceNodes(
            closed.Append<SyntaxNode>(member.Member),
            (written, current) => written == member.Member
                ? marked.WithAdditionalAnnotations(MemberAtCursor.Mark)
                : PartialTypes.WithPartial((TypeDeclarationSyntax)current));
        return import ? UsingInitGen.Add(root) : root;
    }
}
