using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace InitGen.Testing;

/// <summary>The source tree that a test was built from, for tests about files rather than code.</summary>
public static class SolutionFolder
{
    /// <summary>The nearest folder above the caller's source file that holds a solution.</summary>
    public static string Find([CallerFilePath] string file = "")
    {
        for (var folder = SnapshotStore.FolderOf(file); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.EnumerateFiles(folder, "*.sln").Any())
                return folder;
        }

        throw new VerificationException($"No folder above '{file}' holds a solution.");
    }
}
