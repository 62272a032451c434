using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace InitGen.CodeFixes.Refactorings;

/// <summary>The way in: marks a plain member that holds weights, a layer or a model, and makes its type partial.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(AddInitRefactoring))]
public sealed class AddInitRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        CancellationToken cancellation = context.CancellationToken;
        if (await MemberAtCursor.FindAsync(context).ConfigureAwait(false) is not { } member || !InitOffers.MayHoldWeights(member.Member)) return;
        SemanticModel model = (await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        IReadOnlyList<(ShapeGuess Guess, SyntaxNode Root)> offered = InitOffers.Of(member, model, cancellation);
        if (offered.Count == 0) return;
        bool isBias = offered.Count == 1 && offered[0].Guess.Attributes[0].Name == "Bias";
        string title = isBias ? "Add [Bias]" : "Add [Init]";
        if (offered.Count == 1)
        {
            context.RegisterRefactoring(Action(title, offered[0].Root, nameof(AddInitRefactoring)));
            return;
        }

        context.RegisterRefactoring(CodeAction.Create(
            title,
            offered.Select(choice => Action("as " + choice.Guess.Choice, choice.Root, $"{nameof(AddInitRefactoring)}.{choice.Guess.Choice}")).ToImmutableArray(),
            isInlinable: false));

        CodeAction Action(string name, SyntaxNode root, string key) =>
            CodeAction.Create(name, _ => Task.FromResult(context.Document.WithSyntaxRoot(root)), key);
    }
}
