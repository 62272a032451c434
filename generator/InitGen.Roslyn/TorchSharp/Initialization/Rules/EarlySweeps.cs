using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Forward;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Roslyn.TorchSharp.Initialization.Rules;

/// <summary>INIT402: a sweep in a constructor that comes before the modules are registered, and so initializes nothing.</summary>
internal static class EarlySweeps
{
    public static IEnumerable<CodeFinding> Find(INamedTypeSymbol module, InitializationCode code, TorchSymbols torch, Compilation compilation, CancellationToken cancellation)
    {
        if (!HasChildren(module, torch)) return [];
        HashSet<string> own = [.. TypeHierarchy.SelfAndBases(module).Where(level => !torch.IsLibrary(level)).Select(SweepTest.KeyOf)];
        Sweep[] early = [.. code.Sweeps
            .Where(sweep => sweep.ReachesNothing && sweep.Writes && sweep.Entry is { } entry && Places.IsIn(module, entry)
                && !(sweep.Method == "apply" && sweep.Types.Any(own.Contains)))
            .GroupBy(static sweep => sweep.Entry)
            .Select(static group => group.First())
            .OrderBy(static sweep => sweep.Entry!.SourceSpan.Start)];
        return early.Select(sweep => Make(module, sweep, early, code, torch, compilation, cancellation));
    }

    private static bool HasChildren(INamedTypeSymbol module, TorchSymbols torch) => TypeHierarchy.SelfAndBases(module)
        .TakeWhile(level => !torch.IsLibrary(level))
        .SelectMany(static level => level.GetMembers())
        .Any(member => member is IFieldSymbol { IsStatic: false } field && (torch.IsModule(field.Type) || torch.IsTensor(field.Type)));

    private static CodeFinding Make(
        INamedTypeSymbol module, Sweep sweep, Sweep[] early, InitializationCode code, TorchSymbols torch, Compilation compilation, CancellationToken cancellation)
    {
        bool isLater = code.Registrations.Any(registration => registration.Path.Length == 0 && registration.Method == "RegisterComponents" && registration.Order > sweep.Order);
        string method = sweep.Path.Length == 0 ? sweep.Method : sweep.Path + "." + sweep.Method;
        return new CodeFinding(
            TorchSharpRules.EarlySweep,
            sweep.Entry!,
            EquatableArray.Of(
                module.Name,
                method,
                isLater ? "RegisterComponents() comes after it" : "none is registered yet",
                isLater ? "register first" : "call RegisterComponents() before it"))
        {
            Changes = Repair(sweep, early, code, torch, compilation, cancellation),
        };
    }

    private static EquatableArray<SourceChange> Repair(
        Sweep sweep, Sweep[] early, InitializationCode code, TorchSymbols torch, Compilation compilation, CancellationToken cancellation)
    {
        if (sweep.Entry is not { SourceTree: { } tree } || StatementOf(sweep.Entry, cancellation) is not { Parent: BlockSyntax body } statement) return default;
        StatementSyntax first = early.Select(other => StatementOf(other.Entry!, cancellation)).FirstOrDefault(candidate => candidate?.Parent == body) ?? statement;
        StatementSyntax? registration = body.Statements.SkipWhile(candidate => candidate != statement).FirstOrDefault(IsRegistration);
        SourceText text = tree.GetText(cancellation);
        var edits = new List<TextEdit>();
        if (registration is null)
        {
            edits.Add(InFrontOf(first, "RegisterComponents();", text));
        }
        else if (body.Statements.SkipWhile(candidate => candidate != first).TakeWhile(candidate => candidate != registration).Any(static between => Assigns(between)))
        {
            // Registered now, what is assigned in between would be missed: the sweep goes to the end.
            if (early.Length > 1) return default;
            edits.Add(Without(statement, text, out string moved));
            edits.Add(Behind(registration, moved, text));
        }
        else
        {
            edits.Add(InFrontOf(first, Line(registration, text), text));
            edits.Add(Without(registration, text, out _));
        }

        List<TextEdit> draws = Draws(sweep, code, tree, torch, compilation, cancellation);
        edits.AddRange(draws);
        return EquatableArray.Of(new SourceChange(
            draws.Count == 0 ? "Register the modules first" : "Register the modules first, and draw where trunc_normal_ would not", edits.ToEquatableArray()));
    }

    // What reaches nothing does no harm; what the repair makes reach its modules must not fill them with one value.
    private static List<TextEdit> Draws(Sweep sweep, InitializationCode code, SyntaxTree tree, TorchSymbols torch, Compilation compilation, CancellationToken cancellation)
    {
        var edits = new List<TextEdit>();
        foreach (ParameterWrite write in code.Writes.Where(static write => write is { ReachesNothing: true, Function: "trunc_normal_" }))
        {
            if (write.Location?.SourceTree != tree || write.Target.Path != sweep.Path) continue;
            SyntaxNode? call = tree.GetRoot(cancellation).FindNode(write.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>();
            if (call is null || MethodBodies.Of(compilation).Part(call, cancellation) is not IInvocationOperation operation || InitCall.Of(operation, torch) is not { } init) continue;
            foreach (TextEdit edit in FalseInitializers.Repair(init, torch)?.Edits ?? default)
            {
                if (!edits.Contains(edit)) edits.Add(edit);
            }
        }

        return edits;
    }

    // The statement of the constructor that a call stands in.
    private static StatementSyntax? StatementOf(Location entry, CancellationToken cancellation) => entry.SourceTree!.GetRoot(cancellation).FindNode(entry.SourceSpan)
        .AncestorsAndSelf().OfType<StatementSyntax>().FirstOrDefault(static statement => statement.Parent is BlockSyntax { Parent: ConstructorDeclarationSyntax });

    private static bool IsRegistration(StatementSyntax statement) => statement is ExpressionStatementSyntax
    {
        Expression: InvocationExpressionSyntax
        {
            Expression: IdentifierNameSyntax { Identifier.ValueText: "RegisterComponents" }
                or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: "RegisterComponents" },
        },
    };

    private static bool Assigns(StatementSyntax statement) => statement.DescendantNodes().Any(static node =>
        node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } }
        || node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "append" } });

    private static TextEdit InFrontOf(StatementSyntax statement, string line, SourceText text)
    {
        string indentation = Indentation(statement, text);
        return new TextEdit(statement.SpanStart, string.Empty, line + LineEnd(text) + indentation);
    }

    private static TextEdit Behind(StatementSyntax statement, string lines, SourceText text)
    {
        int end = text.Lines.GetLineFromPosition(statement.Span.End).EndIncludingLineBreak;
        return new TextEdit(end, string.Empty, lines);
    }

    // A statement's own lines, with what stands at the end of the last; comments above it go with it.
    private static TextEdit Without(StatementSyntax statement, SourceText text, out string removed)
    {
        int start = text.Lines.GetLineFromPosition(statement.SpanStart).Start;
        int end = text.Lines.GetLineFromPosition(statement.Span.End).EndIncludingLineBreak;
        bool isAlone = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(start, statement.SpanStart)));

        // The empty line in front of the last statement goes with it.
        int before = text.Lines.GetLineFromPosition(statement.SpanStart).LineNumber - 1;
        if (before > 0 && statement.Parent is BlockSyntax { Statements: var statements } && statements.Last() == statement && string.IsNullOrWhiteSpace(text.Lines[before].ToString())) start = text.Lines[before].Start;
        TextSpan span = isAlone ? TextSpan.FromBounds(start, end) : statement.Span;
        removed = text.ToString(span);
        return new TextEdit(span.Start, removed, string.Empty);
    }

    private static string Line(StatementSyntax statement, SourceText text)
    {
        TextLine line = text.Lines.GetLineFromPosition(statement.SpanStart);
        bool isAlone = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(line.Start, statement.SpanStart)));
        return isAlone ? text.ToString(TextSpan.FromBounds(statement.SpanStart, line.End)).TrimEnd() : statement.ToString();
    }

    private static string Indentation(StatementSyntax statement, SourceText text)
    {
        string before = text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(statement.SpanStart).Start, statement.SpanStart));
        return string.IsNullOrWhiteSpace(before) ? before : new string(' ', before.Length - before.TrimStart().Length);
    }

    private static string LineEnd(SourceText text) =>
        text.Lines.Count > 1 && text.Lines[0] is var line && line.EndIncludingLineBreak - line.End == 2 ? "\r\n" : "\n";
}
