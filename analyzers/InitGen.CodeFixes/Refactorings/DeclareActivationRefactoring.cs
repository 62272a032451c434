using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using InitGen.Graph;
using InitGen.Theory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.CodeFixes.Refactorings;

/// <summary>Writes down, at the weight, the activation that the forward pass applies.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(DeclareActivationRefactoring))]
public sealed class DeclareActivationRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        CancellationToken cancellation = context.CancellationToken;
        if (await MemberAtCursor.FindAsync(context).ConfigureAwait(false) is not { } member
            || member.Attribute("Init") is not { } init
            || member.Attribute("Activation") is not null
            || await member.ReadAsync(cancellation).ConfigureAwait(false) is not { } before)
        {
            return;
        }

        KeyValuePair<string, LayerNode>[] read = [.. before.Weights.Where(static weight =>
            WeightLaw.IsMatrix(weight.Value) && weight.Value is { FollowerRead: not null, IsFollowerDeclared: false })];
        if (read.Length == 0 || read.Select(static weight => weight.Value.FollowerRead).Distinct().Count() != 1) return;
        ActivationInfo activation = read[0].Value.FollowerRead!;

        // A member of the model's own may be called Activation, and would be taken for the enumeration.
        SemanticModel model = (await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        string written = InitEdit.Prefix(init);
        foreach (string prefix in written.Length == 0 ? new[] { written, "global::InitGen." } : [written])
        {
            AttributeSyntax attribute = AttributePlacement.Make(prefix + "Activation", Arguments(activation, prefix));
            SyntaxNode root = member.With(AttributePlacement.Beside(member, (AttributeListSyntax)init.Parent!, attribute));
            bool same = member.ReadChanged(model, root, cancellation) is { } after
                && read.All(weight => after.Weights.TryGetValue(weight.Key, out LayerNode? now) && now.IsFollowerDeclared && now.FollowedBy == activation)
                && before.IsDrawnAs(after)
                && before.IsAsGoodAs(after);
            if (!same) continue;
            context.RegisterRefactoring(CodeAction.Create(
                $"Declare the activation: {activation.Name}",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root)),
                nameof(DeclareActivationRefactoring)));
            return;
        }
    }

    private static string Arguments(ActivationInfo activation, string prefix)
    {
        string name = $"{prefix}Activation.{activation.Activation}";
        if (activation == ActivationTable.Get(activation.Activation)) return $"({name})";
        return activation.Pieces is { } pieces
            ? $"({name}, Pieces = {pieces.ToString(CultureInfo.InvariantCulture)})"
            : $"({name}, Slope = {(activation.Slope ?? activation.Alpha ?? 0).ToString("R", CultureInfo.InvariantCulture)})";
    }
}
