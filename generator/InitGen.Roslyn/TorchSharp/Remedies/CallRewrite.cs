using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Forward;
using InitGen.Roslyn.TorchSharp.Initialization.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Remedies;

/// <summary>Puts another initializer in the place of one that is called, for the same tensor.</summary>
internal static class CallRewrite
{
    /// <summary>The edits.</summary>
    /// <param name="node">The call.</param>
    /// <param name="fitting">What fits, best first.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="torch">The library.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>The edits; nothing where the call is no plain one, or belongs to more than the type's own initialization.</returns>
    public static IReadOnlyList<TextEdit> Of(SyntaxNode node, IReadOnlyList<FittingCall> fitting, Compilation compilation, TorchSymbols torch, CancellationToken cancellation)
    {
        if (fitting.Count == 0 || !IsOwn(node)) return [];
        if (MethodBodies.Of(compilation).Part(node, cancellation) is not IInvocationOperation { SemanticModel: { } semantics } operation || InitCall.Of(operation, torch) is not { } call) return [];

        // What somebody chose stays what it is, where it fits but for an argument.
        FittingCall chosen = (fitting.FirstOrDefault(fit => fit.Like(call.Function).Function == call.Function) ?? fitting[0]).Like(call.Function);
        if (!Exists(chosen, torch)) return [];
        return call.IsInit ? InPlace(call, chosen) : Instead(call, chosen, Prefix(semantics, node.SpanStart, torch));
    }

    /// <summary>What has to stand before the name of an initializer at a place: <c>init.</c>, <c>torch.nn.init.</c>.</summary>
    public static string Prefix(SemanticModel semantics, int position, TorchSymbols torch)
    {
        foreach ((string name, string prefix) in new[] { ("init", "init."), ("nn", "nn.init."), ("torch", "torch.nn.init.") })
        {
            if (semantics.LookupSymbols(position, name: name).FirstOrDefault() is INamedTypeSymbol found && torch.IsLibrary(found)) return prefix;
        }

        return "TorchSharp.torch.nn.init.";
    }

    /// <summary>Whether this version of the library has the function, with the arguments that are given.</summary>
    public static bool Exists(FittingCall call, TorchSymbols torch) =>
        torch.Initializers is { } initializers
        && initializers.GetMembers(call.Function).OfType<IMethodSymbol>().Any(method => call.Argument.Length == 0 || method.Parameters.Any(parameter => call.Argument.StartsWith(parameter.Name + ":", System.StringComparison.Ordinal)))
        && (call.Nonlinearity is null || initializers.GetTypeMembers("NonlinearityType").Any(type => type.GetMembers(call.Nonlinearity).Length > 0));

    private static List<TextEdit> InPlace(InitCall call, FittingCall chosen)
    {
        ArgumentListSyntax list = call.Syntax.ArgumentList;
        if (call.Rename(chosen.Function) is not { } rename || call.Written.Count == 0 || call.Written[0].Parameter is not "tensor" || call.Written[0].Syntax != list.Arguments[0]) return [];
        int end = list.Arguments[0].Span.End;
        string old = call.Syntax.SyntaxTree.GetText().ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(end, list.CloseParenToken.SpanStart));
        if (HasComment(old)) return [];
        var edits = new List<TextEdit>();
        if (rename.Old != rename.New) edits.Add(rename);
        if (old != chosen.Rest(call.Prefix)) edits.Add(new TextEdit(end, old, chosen.Rest(call.Prefix)));
        return edits;
    }

    private static TextEdit[] Instead(InitCall call, FittingCall chosen, string prefix)
    {
        string old = call.Syntax.ToString();
        if (call.Syntax.Expression is not MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } access || HasComment(old)) return [];
        return [new TextEdit(call.Syntax.SpanStart, old, chosen.Text(prefix, access.Expression.ToString()))];
    }

    private static bool HasComment(string text) => text.Contains("//") || text.Contains("/*");

    // What others may call as well, with tensors of their own, is not this type's alone.
    private static bool IsOwn(SyntaxNode node) => node.Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault() switch
    {
        ConstructorDeclarationSyntax or FieldDeclarationSyntax or PropertyDeclarationSyntax => true,
        MethodDeclarationSyntax method => !method.Modifiers.Any(SyntaxKind.StaticKeyword)
            || !method.Modifiers.Any(static modifier => modifier.IsKind(SyntaxKind.PublicKeyword) || modifier.IsKind(SyntaxKind.InternalKeyword) || modifier.IsKind(SyntaxKind.ProtectedKeyword)),
        _ => false,
    };
}
