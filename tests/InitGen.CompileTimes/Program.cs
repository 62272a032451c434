using System;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using InitGen.Analyzers;
using InitGen.CompileTimes;
using InitGen.Generator;
using InitGen.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

// What the package costs its host, line by line: "name TAB value"; all of it, or what the arguments name. The shortest of as many rounds as
// the time allows; the first ones compile the compiler itself.
var models = new Project(withModels: true);
var plain = new Project(withModels: false);

if (Wants("read")) Print("read-us-per-layer", Shortest(6, () => ReadAll(models.Anew())) * 1e6 / (Project.Models * SyntheticSources.LayersOfModel));
if (Wants("first")) Print("first-run-ms", Shortest(6, () => Run(Driver(), models.Anew()).Seconds) * 1e3);
if (Wants("edit"))
{
    PrintEdits("edit", models);
    PrintEdits("edit-without-models", plain);
}

if (Wants("analyzers"))
{
    PrintAnalyzers("analyzers", models);
    PrintAnalyzers("analyzers-without-models", plain);
}

if (Wants("torchsharp"))
{
    Project modules = Project.OfModules();
    PrintTorchSharp("torchsharp", modules.Anew);
    PrintTorchSharp("torchsharp-again", modules.Again);
}

bool Wants(string part) => args.Length == 0 || args.Contains(part);

static double ReadAll(CSharpCompilation compilation)
{
    INamedTypeSymbol[] types = [.. Enumerable.Range(0, Project.Models).Select(i => compilation.Assembly.GetTypeByMetadataName("Synthetic.Model" + i)!)];
    long start = Stopwatch.GetTimestamp();
    foreach (INamedTypeSymbol type in types)
    {
        if (ModelReader.Read(type, compilation, CancellationToken.None).Plan is null) throw new InvalidOperationException($"{type} was not read.");
    }

    return Stopwatch.GetElapsedTime(start).TotalSeconds;
}

static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
    [new InitGenerator().AsSourceGenerator()],
    parseOptions: Project.Options,
    driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

static (GeneratorDriver Driver, double Seconds) Run(GeneratorDriver driver, CSharpCompilation compilation)
{
    long start = Stopwatch.GetTimestamp();
    driver = driver.RunGenerators(compilation);
    return (driver, Stopwatch.GetElapsedTime(start).TotalSeconds);
}

static void PrintEdits(string name, Project project)
{
    CSharpCompilation compilation = project.Fresh();
    GeneratorDriver driver = Run(Driver(), compilation).Driver;
    int edit = 0, anew = 0;
    double seconds = Shortest(6, () =>
    {
        (driver, double took) = Run(driver, Project.Edited(compilation, ++edit));
        anew = driver.GetRunResult().Results.Single().TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs)
            .Count(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        return took;
    });
    Print(name + "-ms", seconds * 1e3);
    Print(name + "-outputs-made-anew", anew);
}

static void PrintAnalyzers(string name, Project project)
{
    double compiler = double.PositiveInfinity;
    double analyzers = Shortest(8, () =>
    {
        // With the generated code, as a build has it.
        CSharpCompilation source = project.Anew();
        Run(Driver(), source).Driver.RunGeneratorsAndUpdateCompilation(source, out Compilation output, out _);
        var analyzer = new ModelAnalyzer();
        CompilationWithAnalyzers host = output.WithAnalyzers(
            [analyzer], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        ImmutableArray<Diagnostic> failures = [.. host.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Where(diagnostic => diagnostic.Id == "AD0001")];
        if (failures.Length > 0) throw new InvalidOperationException(failures[0].ToString());

        long start = Stopwatch.GetTimestamp();
        ImmutableArray<Diagnostic> errors = [.. source.Clone().AddSyntaxTrees(output.SyntaxTrees.Skip(source.SyntaxTrees.Length)).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        if (errors.Length > 0) throw new InvalidOperationException(errors[0].ToString());
        compiler = Math.Min(compiler, Stopwatch.GetElapsedTime(start).TotalSeconds);
        return host.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None).GetAwaiter().GetResult().ExecutionTime.TotalSeconds;
    });
    Print(name + "-ms", analyzers * 1e3);
    Print(name + "-percent-of-binding", 100 * analyzers / compiler);
}

// All that the package does in such a project, beside what the compiler does by itself: binding, lowering and emitting.
static void PrintTorchSharp(string name, Func<CSharpCompilation> compile)
{
    double compiler = double.PositiveInfinity;
    double package = Shortest(8, () =>
    {
        CSharpCompilation source = compile();
        (GeneratorDriver _, double generator) = Run(Driver(), source);
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new ModelAnalyzer(), new TorchSharpAnalyzer()];
        CompilationWithAnalyzers host = source.WithAnalyzers(
            analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        ImmutableArray<Diagnostic> found = host.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        if (found.FirstOrDefault(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning) is { } unexpected) throw new InvalidOperationException(unexpected.ToString());

        using var output = new System.IO.MemoryStream();
        long start = Stopwatch.GetTimestamp();
        if (compile().Emit(output) is { Success: false } failed) throw new InvalidOperationException(failed.Diagnostics[0].ToString());
        compiler = Math.Min(compiler, Stopwatch.GetElapsedTime(start).TotalSeconds);
        return generator + analyzers.Sum(analyzer => host.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None).GetAwaiter().GetResult().ExecutionTime.TotalSeconds);
    });
    Print(name + "-ms", package * 1e3);
    Print(name + "-compiler-ms", compiler * 1e3);
    Print(name + "-percent-of-compiler", 100 * package / (package + compiler));
}

static double Shortest(double secondsAtMost, Func<double> round)
{
    double shortest = double.PositiveInfinity;
    long start = Stopwatch.GetTimestamp();
    for (int i = 0; i < 3 || Stopwatch.GetElapsedTime(start).TotalSeconds < secondsAtMost; i++) shortest = Math.Min(shortest, round());
    return shortest;
}

static void Print(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{value:R}"));
