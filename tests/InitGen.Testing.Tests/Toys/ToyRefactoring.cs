using System;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Testing.Tests;

/// <summary>Renames a field under the cursor, on its declaration only.</summary>
internal sealed class RenameRefactoring(Func<string, string> rename) : CodeRefactoringProvider
{
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        var name = root.FindToken(context.Span.Start);
        if (!name.IsKind(SyntaxKind.IdentifierToken))
            return;

        var renamed = context.Document.WithSyntaxRoot(
            root.ReplaceToken(name, SyntaxFactory.Identifier(rename(name.Text)).WithTriviaFrom(name)));
        context.RegisterRefactoring(CodeAction.Create("Rename", _ => Task.FromResult(renamed), "Rename"));
    }
}
