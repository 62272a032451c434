using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Mutants;

/// <summary>What a mutant does to its model, and so how it is known to do harm.</summary>
internal enum Harm
{
    /// <summary>It changes the scale of weights: harm is what the factor from end to end says.</summary>
    Scale,

    /// <summary>It makes units equal: harm wherever the layer is hidden.</summary>
    Symmetry,

    /// <summary>Weights are not initialized any more, or not to what is written.</summary>
    Lost,

    /// <summary>Sizes are others than the code's: harm wherever they are really others.</summary>
    Shape,
}

/// <summary>One kind of wrong change.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Rules">The rules that are meant for it.</param>
/// <param name="Harm">How it does harm.</param>
/// <param name="Apply">The changes that it can make in a file: what stands there, and what takes its place.</param>
internal sealed record Mutation(string Name, string[] Rules, Harm Harm, Func<SyntaxNode, IEnumerable<(SyntaxNode Old, SyntaxNode? New)>> Apply)
{
    private static readonly string[] Loud = ["INIT201", "INIT203", "INIT204", "INIT312"];
    private static readonly string[] Faint = ["INIT202", "INIT203"];

    /// <summary>Every kind there is.</summary>
    public static Mutation[] All { get; } =
    [
        Scheme("Xavier", ["INIT101", "INIT103", "INIT104", .. Faint], "Scheme.Xavier"),
        Scheme("LeCun", ["INIT101", "INIT104", .. Faint], "Scheme.LeCun"),
        Scheme("He", ["INIT102", "INIT103", .. Loud], "Scheme.He"),
        Scheme("orthogonal", ["INIT309", "INIT103", "INIT104", .. Faint], "Scheme.Orthogonal"),
        Scheme("normal, sigma 1", ["INIT205", "INIT103", .. Loud], "Scheme.Normal, Std = 1"),
        Scheme("normal, sigma 0.001", ["INIT205", "INIT103", .. Faint], "Scheme.Normal, Std = 0.001"),
        Scheme("uniform from 0 to 1", ["INIT303", "INIT205", "INIT103", .. Loud], "Scheme.Uniform, Low = 0, High = 1"),
        Scheme("normal with a mean", ["INIT303", "INIT205", "INIT103", .. Loud], "Scheme.Normal, Mean = 0.2, Std = 0.05"),
        Scheme("gain 5", ["INIT101", "INIT104", "INIT103", .. Loud], "Scheme.LeCun, Gain = 5"),
        Scheme("gain 0.2", ["INIT101", "INIT104", "INIT103", .. Faint], "Scheme.LeCun, Gain = 0.2"),
        Scheme("zero", ["INIT301"], "Scheme.Zero", Harm.Symmetry),
        Scheme("constant", ["INIT301"], "Scheme.Constant, Value = 0.1", Harm.Symmetry),
        new("random bias", ["INIT207", .. Loud], Harm.Scale, static root => Members(root, "Bias").Select(static bias =>
            ((SyntaxNode)bias, (SyntaxNode?)With(bias, "Init", "Init(Scheme.Normal, Std = 1)")))),
        new("gamma 0", ["INIT302", "INIT202"], Harm.Scale, static root => Members(root, "Norm").Select(static norm =>
            ((SyntaxNode)norm, (SyntaxNode?)With(norm, "Init", "Init(Scheme.Zero)")))),
        new("gamma 30", ["INIT302", .. Loud], Harm.Scale, static root => Members(root, "Norm").Select(static norm =>
            ((SyntaxNode)norm, (SyntaxNode?)With(norm, "Init", "Init(Scheme.Constant, Value = 30)")))),
        new("fans the other way round", ["INIT304"], Harm.Shape, static root => Attributes(root, "Dense").Where(static dense =>
            dense.ArgumentList is { Arguments: { Count: 2 } arguments } && arguments[0].ToString() != arguments[1].ToString()).Select(static dense =>
            ((SyntaxNode)dense, (SyntaxNode?)Swapped(dense)))),
        new("never called", ["INIT007"], Harm.Lost, static root => root.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(static call => call.Expression.ToString() == "InitializeWeights")
            .Select(static call => ((SyntaxNode)call, (SyntaxNode?)SyntaxFactory.ParseExpression("GC.KeepAlive(null)")))),
        new("overwritten", ["INIT313"], Harm.Lost, static root => root.DescendantNodes().OfType<ConstructorDeclarationSyntax>()
            .Where(static constructor => constructor.ToString().Contains("InitializeWeights(", StringComparison.Ordinal))
            .SelectMany(constructor => FieldsOf(constructor).Take(2).Select(field => ((SyntaxNode)constructor, (SyntaxNode?)Overwriting(constructor, field))))),
        new("not marked", ["INIT307"], Harm.Lost, static root => Members(root, "Init")
            .Where(static member => Has(member, "Dense") && !StartsAtZero(member) && member is FieldDeclarationSyntax { Declaration.Type: ArrayTypeSyntax })
            .Select(static member => ((SyntaxNode)member, (SyntaxNode?)Bare(member)))),
        new("not tied any more", ["INIT306", "INIT307"], Harm.Lost, static root => Members(root, "TiedTo").Select(static member =>
            ((SyntaxNode)member, (SyntaxNode?)Bare(member)))),
    ];

    // The scheme that is there already is no change; nor is a table of an embedding a layer of which anything is summed.
    private static Mutation Scheme(string name, string[] rules, string arguments, Harm harm = Harm.Scale) => new(name, rules, harm, root =>
        Attributes(root, "Init").Where(init => MemberOf(init) is { } member && !Has(member, "Embedding") && !Has(member, "Bias") && !Has(member, "Norm")
                && init.ArgumentList?.Arguments.ToString() != arguments)
            .Select(init => ((SyntaxNode)init, (SyntaxNode?)init.WithArgumentList(SyntaxFactory.ParseAttributeArgumentList($"({arguments})")))));

    private static IEnumerable<AttributeSyntax> Attributes(SyntaxNode root, string name) =>
        root.DescendantNodes().OfType<AttributeSyntax>().Where(attribute => attribute.Name.ToString() == name);

    private static IEnumerable<MemberDeclarationSyntax> Members(SyntaxNode root, string name) =>
        Attributes(root, name).Select(MemberOf).OfType<MemberDeclarationSyntax>();

    private static MemberDeclarationSyntax? MemberOf(AttributeSyntax attribute) =>
        attribute.Parent?.Parent as MemberDeclarationSyntax is { } member and (FieldDeclarationSyntax or PropertyDeclarationSyntax) ? member : null;

    private static bool Has(MemberDeclarationSyntax member, string name) =>
        member.AttributeLists.SelectMany(static list => list.Attributes).Any(attribute => attribute.Name.ToString() == name);

    // A new array is all zeros anyway.
    private static bool StartsAtZero(MemberDeclarationSyntax member) => Attributes(member, "Init").Any(static init => init.ArgumentList?.Arguments.ToString() == "Scheme.Zero");

    private static MemberDeclarationSyntax With(MemberDeclarationSyntax member, string replaced, string attribute)
    {
        AttributeSyntax added = SyntaxFactory.ParseCompilationUnit($"[{attribute}] class C;").DescendantNodes().OfType<AttributeSyntax>().First();
        AttributeListSyntax list = member.AttributeLists[0];
        AttributeSyntax? old = list.Attributes.FirstOrDefault(candidate => candidate.Name.ToString() == replaced);
        return member.ReplaceNode(list, list.WithAttributes(old is null ? list.Attributes.Add(added) : list.Attributes.Replace(old, added)));
    }

    private static MemberDeclarationSyntax Bare(MemberDeclarationSyntax member) =>
        member.WithAttributeLists(default).WithLeadingTrivia(member.GetLeadingTrivia());

    private static AttributeSyntax Swapped(AttributeSyntax dense)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = dense.ArgumentList!.Arguments;
        return dense.ReplaceNodes([arguments[0], arguments[1]], (old, _) => old == arguments[0] ? arguments[1] : arguments[0]);
    }

    private static IEnumerable<string> FieldsOf(ConstructorDeclarationSyntax constructor) => ((TypeDeclarationSyntax)constructor.Parent!).Members
        .OfType<FieldDeclarationSyntax>()
        .Where(static field => Has(field, "Dense") && field.Declaration.Type.ToString() is "float[]" or "float[,]")
        .SelectMany(static field => field.Declaration.Variables.Select(static variable => variable.Identifier.ValueText));

    private static ConstructorDeclarationSyntax Overwriting(ConstructorDeclarationSyntax constructor, string field)
    {
        StatementSyntax clear = SyntaxFactory.ParseStatement($"System.Array.Clear({field});");
        return constructor.ExpressionBody is { } body
            ? constructor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(SyntaxFactory.Block(SyntaxFactory.ExpressionStatement(body.Expression), clear))
            : constructor.WithBody(constructor.Body!.AddStatements(clear));
    }
}
