using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace InitGen.Testing;

/// <summary>
/// One document, open in an editor: what is typed arrives letter by letter, and after each of them generators and analyzers run as they do
/// while a person looks on. An exception in any of them fails the test.
/// </summary>
/// <example><code>
/// using var session = new EditorSession(project, "Net.cs", [new ModelAnalyzer()], [new InitGenerator()]);
/// await session.TypeAsync("/*here*/", "[Dense(4, 4), Init(Scheme.Xavier)] ");
/// </code></example>
public sealed class EditorSession : IDisposable
{
    private readonly TestWorkspace _workspace;
    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers;
    private readonly DocumentId _document;
    private readonly List<Keystroke> _keystrokes = [];
    private Solution _solution;

    /// <summary>Opens a document of a project.</summary>
    public EditorSession(TestProject project, string path, ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableArray<IIncrementalGenerator> generators)
    {
        _workspace = new TestWorkspace(project, generators);
        _analyzers = analyzers;
        _solution = _workspace.Start;
        _document = _solution.GetProject(_workspace.Root)!.Documents.Single(document => document.Name == path).Id;
    }

    /// <summary>What was typed so far, with what was found after it.</summary>
    public IReadOnlyList<Keystroke> Keystrokes => _keystrokes;

    /// <summary>The text of the document.</summary>
    public async Task<string> TextAsync() => (await Current.GetTextAsync(TestContext.Current.CancellationToken).ConfigureAwait(false)).ToString();

    private Document Current => _solution.GetDocument(_document)!;

    /// <summary>Types a text where a mark stands in the document, in place of the mark.</summary>
    public async Task TypeAsync(string mark, string text)
    {
        string before = await TextAsync().ConfigureAwait(false);
        int at = before.IndexOf(mark, StringComparison.Ordinal);
        if (at < 0) throw new VerificationException($"There is no {mark} in the document.");
        before = before.Remove(at, mark.Length);
        for (int length = 1; length <= text.Length; length++)
        {
            SetText(before.Insert(at, text[..length]));
            long start = Stopwatch.GetTimestamp();
            ImmutableArray<Diagnostic> found = await AnalyzeAsync().ConfigureAwait(false);
            _keystrokes.Add(new Keystroke(text[length - 1], Stopwatch.GetElapsedTime(start), [.. found.Where(IsOurs).Select(static diagnostic => diagnostic.Id)]));
        }
    }

    /// <summary>Clicks on the light bulb of a finding, and on the first thing that it offers.</summary>
    /// <returns>What is found afterwards.</returns>
    public async Task<ImmutableArray<string>> FixAsync(CodeFixProvider fix, string id)
    {
        Diagnostic diagnostic = (await AnalyzeAsync().ConfigureAwait(false)).First(diagnostic => diagnostic.Id == id);
        CodeAction? action = null;
        var context = new CodeFixContext(Current, diagnostic, (offered, _) => action ??= offered, TestContext.Current.CancellationToken);
        await ActionRunner.GuardAsync(fix.GetType().Name, () => fix.RegisterCodeFixesAsync(context)).ConfigureAwait(false);
        _solution = await ActionRunner.ApplyAsync(action ?? throw new VerificationException($"Nothing is offered for {id}."), _solution).ConfigureAwait(false);
        return [.. (await AnalyzeAsync().ConfigureAwait(false)).Where(IsOurs).Select(static found => found.Id)];
    }

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    private void SetText(string text) => _solution = _solution.WithDocumentText(_document, SourceText.From(text, Encoding.UTF8));

    private async Task<ImmutableArray<Diagnostic>> AnalyzeAsync()
    {
        CompiledProject compiled = await _workspace.CompileAsync(Current.Project).ConfigureAwait(false);
        return [.. (await AnalysisRun.OfAsync(compiled.Output, compiled.Options, _analyzers).ConfigureAwait(false)).Reported];
    }

    private static bool IsOurs(Diagnostic diagnostic) => !diagnostic.IsFromCompiler();
}

/// <summary>One letter that was typed.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Took">What generators and analyzers, and the compiler for them, took after it.</param>
/// <param name="Found">Ids of what the analyzers found.</param>
public sealed record Keystroke(char Letter, TimeSpan Took, ImmutableArray<string> Found);
