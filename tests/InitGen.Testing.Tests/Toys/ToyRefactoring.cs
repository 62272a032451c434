using System;
using System.Collections.Immutable;
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

/// <summary>The same, out of a submenu.</summary>
internal sealed class SubmenuRefactoring(params string[] names) : CodeRefactoringProvider
{
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var listed = ImmutableArray.CreateBuilder<CodeAction>();
        foreach (var name in names)
            await new RenameRefactoring(_ => name).ComputeRefactoringsAsync(new CodeRefactoringContext(
                context.Document, context.Span, action => listed.Add(Named(action, name)), context.CancellationToken));
        if (listed.Count > 0)
            context.RegisterRefactoring(CodeAction.Create("Rename", listed.ToImmutable(), isInlinable: false));
    }

    private static CodeAction Named(CodeAction action, string name) => CodeAction.Create(
        name,
        async token => ((ApplyChangesOperation)(await action.GetOperationsAsync(token))[0]).ChangedSolution,
        name);
}

internal sealed class ThrowingRefactoring : CodeRefactoringProvider
{
    public override Task ComputeRefactoringsAsync(CodeRefactoringContext context) => context.Span.Start == 10
        ? throw new InvalidOperationException("the toy is broken")
        : Task.CompletedTask;
}
