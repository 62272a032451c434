using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace InitGen.Package.Tests.Feed;

/// <summary>What a run of <c>dotnet</c> left behind.</summary>
internal sealed record DotNetRun(string Command, int ExitCode, string Output)
{
    /// <summary>The run itself, when it went well; otherwise all that it said, as the failure's message.</summary>
    public DotNetRun Succeeded() =>
        ExitCode == 0 ? this : throw new DotNetException($"'{Command}' ended with {ExitCode}:\n{Output}");

    /// <summary>The same, for a run that is meant to fail.</summary>
    public DotNetRun Failed() =>
        ExitCode != 0 ? this : throw new DotNetException($"'{Command}' succeeded and should have failed:\n{Output}");
}

/// <summary>A run of <c>dotnet</c> that did not go as it should.</summary>
public sealed class DotNetException(string message) : Exception(message);

/// <summary>Runs <c>dotnet</c>, and what it made, as a user would: away from the repository, without what the surrounding test run has set.</summary>
internal static class DotNet
{
    // A build of a small project takes seconds; on a machine that is busy with other tests, perhaps a minute.
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // Handed down by the test run that surrounds us, and bent to its own project, tool set or package folder.
    private static readonly string[] Foreign = ["MSBUILD", "TESTINGPLATFORM", "NUGET_PACKAGES", "RESTOREPACKAGESPATH", "VSTEST", "COVERLET", "CORECLR_"];

    public static Task<DotNetRun> RunAsync(string folder, TimeSpan patience, params string[] arguments) =>
        RunFileAsync(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", folder, patience, arguments);

    /// <summary>Runs a program that needs no <c>dotnet</c>.</summary>
    public static Task<DotNetRun> RunProgramAsync(string folder, string name) =>
        RunFileAsync(Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name), folder, Patience);

    public static async Task<DotNetRun> RunFileAsync(string file, string folder, TimeSpan patience, params string[] arguments)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        string command = Path.GetFileNameWithoutExtension(file) + ' ' + string.Join(' ', arguments);
        using var process = new Process { StartInfo = Start(file, folder, arguments) };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);

        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            throw new DotNetException($"'{command}' did not end within {patience}:\n{Text(output)}");
        }

        return new DotNetRun(command, process.ExitCode, Text(output));
    }

    private static ProcessStartInfo Start(string file, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        IEnumerable<string> names = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(static variable => (string)variable.Key);
        foreach (string name in names.Where(static name => Foreign.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))))
            start.Environment.Remove(name);

        // Messages are compared, so they are English; nodes that wait for the next build would outlive the tests.
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        return start;
    }

    private static void Append(StringBuilder output, string? line)
    {
        if (line is null) return;
        lock (output) output.Append(line).Append('\n');
    }

    private static string Text(StringBuilder output)
    {
        lock (output) return output.ToString();
    }
}
