using System.Collections.Generic;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace InitGen.Build;

/// <summary>
/// Writes, for each file of weights that a project lists, what its header says, as a text for the compiler. It reads the header and nothing
/// else of a file, and that only when the file is another one than before. What is wrong with a file is written down too: the analyzers say
/// it, where the file is named.
/// </summary>
public sealed class ReadWeightHeaders : Task
{
    /// <summary>The files, or the indexes of sets of files.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>Where the texts go.</summary>
    [Required]
    public string OutputFolder { get; set; } = string.Empty;

    /// <summary>The texts.</summary>
    [Output]
    public ITaskItem[] Manifests { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        var written = new List<ITaskItem>();
        foreach (ITaskItem file in Files)
        {
            string manifest = ManifestFile.Write(file.ItemSpec, file.GetMetadata("FullPath"), OutputFolder, out bool isFresh);
            Log.LogMessage(MessageImportance.Low, isFresh ? "The header of '{0}' was read." : "'{0}' has not changed.", file.ItemSpec);
            written.Add(new TaskItem(manifest));
        }

        Manifests = [.. written];
        return true;
    }
}
