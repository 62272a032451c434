using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Mutants;

/// <summary>Wrong changes of code that initializes TorchSharp modules.</summary>
internal static partial class TorchMutation
{
    private static readonly string[] Loud = ["INIT201", "INIT203", "INIT204", "INIT205", "INIT312", "INIT409"];
    private static readonly string[] Faint = ["INIT202", "INIT203", "INIT205", "INIT305"];

    /// <summary>Every kind there is.</summary>
    public static Mutation[] All { get; } =
    [
        Weight("Xavier", ["INIT101", "INIT103", "INIT104", .. Faint], "init.xavier_uniform_({0})"),
        Weight("He", ["INIT405", "INIT102", "INIT103", .. Loud], "init.kaiming_normal_({0}, nonlinearity: init.NonlinearityType.ReLU)"),
        Weight("orthogonal", ["INIT309", "INIT103", "INIT104", .. Faint], "init.orthogonal_({0})"),
        Weight("normal, sigma 1", ["INIT205", "INIT103", .. Loud], "init.normal_({0}, 0, 1)"),
        Weight("normal, sigma 0.001", ["INIT205", "INIT103", .. Faint], "init.normal_({0}, 0, 0.001)"),
        Weight("uniform from 0 to 1", ["INIT303", "INIT205", "INIT103", .. Loud], "init.uniform_({0})"),
        Weight("normal with a mean", ["INIT303", "INIT205", "INIT103", .. Loud], "init.normal_({0}, 0.2, 0.05)"),
        Weight("gain 5", ["INIT101", "INIT104", "INIT103", .. Loud], "init.xavier_uniform_({0}, 5)"),
        Weight("gain 0.2", ["INIT101", "INIT104", "INIT103", .. Faint], "init.xavier_uniform_({0}, 0.2)"),
        Weight("gain off", ["INIT405", "INIT101", "INIT104", "INIT103", .. Faint, .. Loud], "init.kaiming_normal_({0}, nonlinearity: init.NonlinearityType.Linear)"),
        Weight("call removed", ["INIT101", "INIT102", "INIT103", .. Faint], "System.GC.KeepAlive({0})"),
        Weight("zero", ["INIT301", "INIT302"], "init.zeros_({0})", Harm.Symmetry),
        Weight("constant", ["INIT301", "INIT302"], "init.constant_({0}, 0.1)", Harm.Symmetry),
        new("random bias", ["INIT207", .. Loud], Harm.Scale, static root => Calls(root).Where(static call => IsBias(call)).Select(static call => Changed(call, "init.normal_({0}, 0, 1)"))),
        Weight("fills a constant in this library", ["INIT401"], "init.trunc_normal_({0}, std: 0.02)", Harm.Lost),
        Weight("fills a copy", ["INIT406"], "init.normal_(({0}).clone(), 0, 0.02)", Harm.Lost),
        Weight("gain in the place of a slope", ["INIT405"], "init.kaiming_normal_({0}, System.Math.Sqrt(2))", Harm.Lost),
        new("registered after the sweep", ["INIT402"], Harm.Lost, static root => root.DescendantNodes().OfType<ConstructorDeclarationSyntax>().Select(Late).OfType<(SyntaxNode, SyntaxNode?)>()),
    ];

    private static Mutation Weight(string name, string[] rules, string call, Harm harm = Harm.Scale) => new(name, rules, harm, root => Calls(root)
        .Where(static call => !IsBias(call))
        .Select(written => Changed(written, call))
        .Where(static change => change.Old.ToString() != change.New!.ToString()));

    private static IEnumerable<InvocationExpressionSyntax> Calls(SyntaxNode root) => root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Where(static call => call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var owner }, ArgumentList.Arguments.Count: > 0 }
            && name.EndsWith('_') && owner.ToString() == "init");

    private static bool IsBias(InvocationExpressionSyntax call) => call.ArgumentList.Arguments[0].ToString().Contains("bias", StringComparison.OrdinalIgnoreCase) || call.Expression.ToString() is "init.zeros_" or "init.constant_" or "init.ones_";

    private static (SyntaxNode Old, SyntaxNode? New) Changed(InvocationExpressionSyntax call, string text) =>
        (call, SyntaxFactory.ParseExpression(string.Format(System.Globalization.CultureInfo.InvariantCulture, text, call.ArgumentList.Arguments[0].Expression)).WithTriviaFrom(call));

    // RegisterComponents() to the end, past what goes over all modules.
    private static (SyntaxNode Old, SyntaxNode? New)? Late(ConstructorDeclarationSyntax constructor)
    {
        if (constructor.Body is not { } body) return null;
        int at = body.Statements.IndexOf(static statement => statement.ToString() == "RegisterComponents();");
        if (at < 0 || !body.Statements.Skip(at + 1).Any(static statement => Sweep().IsMatch(statement.ToString()))) return null;
        StatementSyntax registration = body.Statements[at];
        return (constructor, constructor.WithBody(body.WithStatements(body.Statements.RemoveAt(at).Add(registration))));
    }

    [GeneratedRegex(@"(?<![.\w])(modules|named_modules|named_parameters|parameters|apply)\(")]
    private static partial Regex Sweep();
}
