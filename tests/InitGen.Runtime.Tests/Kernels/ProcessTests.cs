using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;

namespace InitGen.Runtime.Tests.Kernels;

/// <summary>The paths that a process takes by itself when the machine has less to offer.</summary>
public sealed class ProcessTests
{
    public static TheoryData<string?, string> Knobs
    {
        get
        {
            if (RuntimeInformation.ProcessArchitecture != Architecture.X64 || !System.Runtime.Intrinsics.X86.Avx2.IsSupported)
                return new() { { null, "" } };
            return new()
            {
                { null, "" },
                { "DOTNET_EnableAVX512", "False True True" },
                { "DOTNET_EnableAVX2", "False False True" },
                { "DOTNET_EnableHWIntrinsic", "False False False" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Knobs))]
    public void A_process_with_narrower_vectors_gives_the_same_bits(string? knob, string widths)
    {
        string[] lines = Probe(knob);
        if (knob is not null)
            Assert.Equal(widths, lines[0]);
        Assert.Equal($"{KernelDigest.Compute():x16}", lines[1]);
        Assert.Equal(Matrices.MatrixDigest.Compute(), lines[2]);
        Assert.Equal(Elements.ElementDigest.Compute(), lines[3]);
    }

    private static string[] Probe(string? knob)
    {
        string output = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        string probe = Path.GetFullPath(Path.Combine(
            output, "../../InitGen.Runtime.Probe", Path.GetFileName(output), "InitGen.Runtime.Probe.dll"));
        ProcessStartInfo info = new("dotnet", [probe]) { RedirectStandardOutput = true };
        foreach (string name in (string[])["DOTNET_EnableAVX512", "DOTNET_EnableAVX2", "DOTNET_EnableHWIntrinsic"])
            info.Environment.Remove(name);
        if (knob is not null)
            info.Environment[knob] = "0";
        using Process process = Process.Start(info)!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
