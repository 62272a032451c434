using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using InitGen.CompileTimes;

namespace InitGen.Benchmarks.Compile;

/// <summary>
/// Whole builds with the package, of 200 models or 100 modules of TorchSharp and 200 other files: the package's share of the compiler's time, by
/// the compiler's own report: at the first build of a compiler server; at its third and at the last of eight, after another file was edited, as all day
/// long; and after all of the models were. The SDK's own analyzers run beside it, as in everybody's build.
/// </summary>
internal static class BuildFigures
{
    // The compiler's code and the package's are compiled anew until they have run often enough.
    private const int Builds = 8;
    private const int ThirdBuild = 2;
    private const int Models = 200;
    private const int Modules = 100;
    private const int OrdinaryFiles = 200;

    public static IEnumerable<Figure> Measure()
    {
        string folder = Directory.CreateTempSubdirectory("initgen-compile-").FullName;
        try
        {
            string version = Pack(Path.Combine(folder, "feed"));
            foreach (Figure figure in Of("build", Build(folder, "models", version, static (project, change) =>
            {
                File.WriteAllText(Path.Combine(project, "Operations.cs"), SyntheticSources.Operations + change);
                for (int i = 0; i < Models; i++) File.WriteAllText(Path.Combine(project, $"Model{i}.cs"), SyntheticSources.Model(i) + change);
            })))
            {
                yield return figure;
            }

            foreach (Figure figure in Of("build-torchsharp", Build(folder, "modules", version, static (project, change) =>
            {
                for (int i = 0; i < Modules; i++) File.WriteAllText(Path.Combine(project, $"Torch{i}.cs"), TorchSources.Module(i) + change);
            })))
            {
                yield return figure;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<(double Package, double Compiler)> Build(string folder, string name, string version, Action<string, string> writeModels)
    {
        string project = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        Write(project, Path.Combine(folder, "feed"), version);
        writeModels(project, string.Empty);
        Run(project, "restore");

        // A server of its own, so that the first build finds a cold one and nobody else's is touched.
        string server = "initgen" + name + Path.GetFileName(folder);
        var shares = new List<(double Package, double Compiler)>();
        for (int build = 0; build <= Builds; build++)
        {
            if (build == Builds) writeModels(project, "// changed\n");
            File.WriteAllText(Path.Combine(project, "Orders0.cs"), SyntheticSources.Ordinary(0, build.ToString(CultureInfo.InvariantCulture)));
            shares.Add(Read(Run(
                project, "build", "--no-restore", "-v:detailed", "-clp:PerformanceSummary", "-p:ReportAnalyzer=true", "-p:UseSharedCompilation=true", "-p:SharedCompilationId=" + server)));
        }

        End(server);
        return shares;
    }

    private static IEnumerable<Figure> Of(string name, IReadOnlyList<(double Package, double Compiler)> builds) =>
    [
        Of(name + "-cold-percent", builds[0], isTarget: false),
        Of(name + "-third-percent", builds[ThirdBuild], isTarget: true),
        Of(name + "-warm-percent", builds[Builds - 1], isTarget: true),
        Of(name + "-all-changed-percent", builds[Builds], isTarget: false),
    ];

    private static Figure Of(string name, (double Package, double Compiler) share, bool isTarget) => CompileFigures.AtMost(
        name,
        100 * share.Package / share.Compiler,
        5,
        string.Create(CultureInfo.InvariantCulture, $"5 % ({share.Package * 1e3:F0} ms of {share.Compiler * 1e3:F0} ms)"),
        isTarget);

    // "NN.NNN   PP   InitGen.Generator, Version=...", a line for each assembly, and "NN ms  Csc  1 calls" at the end. A share below a
    // millisecond is written as "<0.001".
    private static (double Package, double Compiler) Read(string log)
    {
        double package = Regex.Matches(log, @"^\s*<?([\d.]+)\s+<?\d+\s+InitGen\.\w+, Version=", RegexOptions.Multiline)
            .Sum(static line => double.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture));
        Match compiler = Regex.Match(log, @"^\s*(\d+) ms\s+Csc\s", RegexOptions.Multiline);
        return package > 0 && compiler.Success
            ? (package, double.Parse(compiler.Groups[1].Value, CultureInfo.InvariantCulture) / 1e3)
            : throw new InvalidOperationException("The build reports no times:\n" + log);
    }

    private static string Pack(string feed)
    {
        string root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../.."));

        // One version serves: what is installed goes with the folder. How the code is written is no matter of time.
        const string Version = "0.0.0-compile";
        foreach (string package in new[] { "InitGen.Analyzers.Package", "InitGen.Package" })
            Run(root, "pack", Path.Combine("analyzers", package), "-c", "Release", "-o", feed, "-p:RunAnalyzers=false", "-p:PackageVersion=" + Version, "-p:NuspecOutputPath=" + Path.Combine(feed, "nuspec"));
        return Version;
    }

    private static void Write(string folder, string feed, string version)
    {
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Directory.Packages.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(folder, "packages")}" /></config>
              <packageSources><add key="packed" value="{feed}" /></packageSources>
            </configuration>
            """);
        File.WriteAllText(Path.Combine(folder, "Synthetic.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <NoWarn>INIT006</NoWarn>
                <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="InitGen" Version="{version}" />
                <Compile Include="*.cs" />
                <Reference Include="{Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../InitGen.TorchSharp/release/TorchSharp.dll"))}" />
              </ItemGroup>
            </Project>
            """);
        for (int i = 0; i < OrdinaryFiles; i++) File.WriteAllText(Path.Combine(folder, $"Orders{i}.cs"), SyntheticSources.Ordinary(i));
    }

    private static string Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}");
    }

    // Where the system tells no command lines, the server ends by itself after ten minutes without work.
    private static void End(string server)
    {
        if (!OperatingSystem.IsLinux()) return;
        foreach (string process in Directory.EnumerateDirectories("/proc").Where(static path => Path.GetFileName(path).All(char.IsAsciiDigit)))
        {
            try
            {
                if (!File.ReadAllText(Path.Combine(process, "cmdline")).Contains("-pipename:" + server, StringComparison.Ordinal)) continue;
                using Process found = Process.GetProcessById(int.Parse(Path.GetFileName(process), CultureInfo.InvariantCulture));
                found.Kill();
            }
            catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
            {
                // It ended meanwhile, or is another user's.
            }
        }
    }
}
