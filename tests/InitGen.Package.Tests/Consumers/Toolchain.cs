using System;
using System.ComponentModel;
using System.IO;
using System.Threading.Tasks;
using InitGen.Package.Tests.Feed;

namespace InitGen.Package.Tests.Consumers;

/// <summary>What a native build needs beside the SDK.</summary>
internal static class Toolchain
{
    /// <summary>Links an empty program as NativeAOT would; where that does not work, the test is skipped and says why.</summary>
    public static async Task LinkOrSkipAsync(string folder)
    {
        // There the SDK looks for Visual Studio's linker by itself.
        if (OperatingSystem.IsWindows()) return;
        string source = Path.Combine(folder, "empty.c");
        await File.WriteAllTextAsync(source, "int main(void) { return 0; }\n");
        string reasons = string.Empty;
        foreach (string compiler in (string[])["clang", "gcc"])
        {
            try
            {
                DotNetRun run = await DotNet.RunFileAsync(compiler, folder, DotNet.Patience, source, "-o", Path.Combine(folder, "empty"));
                if (run.ExitCode == 0) return;
                reasons += $"\n{run.Command}: {run.Output}";
            }
            catch (Win32Exception missing)
            {
                reasons += $"\n{compiler}: {missing.Message}";
            }
        }

        Assert.Skip("NativeAOT was NOT tested, nothing links on this machine (on Debian: apt-get install gcc libc6-dev):" + reasons);
    }
}
