using System;
using System.IO;

namespace InitGen.Package.Tests.Feed;

/// <summary>Where the sources are that this assembly was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "InitGen.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("No InitGen.sln above " + start);
    }
}
