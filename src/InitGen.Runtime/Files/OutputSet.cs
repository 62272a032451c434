using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace InitGen.Files;

/// <summary>
/// The files of a plan that this process writes. Each is written under a temporary name in its folder and renamed when all are complete and on the
/// disk; until then nothing is changed, and what fails leaves nothing behind.
/// </summary>
internal sealed class OutputSet : IDisposable
{
    // Pieces below the largest span of bytes, a whole number of all elements.
    private const int LargestPiece = 1 << 30;

    private readonly OutputFile?[] _files;
    private readonly string[] _temporary;
    private readonly SavePlan _plan;

    // The file in work, for messages.
    private int _at;

    private OutputSet(SavePlan plan)
    {
        _plan = plan;
        _files = new OutputFile?[plan.Files.Count];
        _temporary = new string[plan.Files.Count];
    }

    /// <summary>Opens the files of a worker, writes their headers, lets the weights be written, and puts the files in their places.</summary>
    /// <exception cref="IOException">Something failed. No file was changed, but where the message says so.</exception>
    public static void Write(SavePlan plan, Worker worker, Func<string, long, OutputFile>? open, Action<OutputSet> writeWeights)
    {
        using var set = new OutputSet(plan);
        try
        {
            for (int file = 0; file < plan.Files.Count; file++)
            {
                if (!plan.IsOf(worker, file)) continue;
                set.Open(file, open ?? (static (path, length) => new OutputFile(path, length)));
            }

            writeWeights(set);
            for (int file = 0; file < plan.Files.Count; file++) set.Close(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The weights could not be written to {plan.Files[set._at].Path}: {e.Message} No file was changed.", e);
        }

        set.Commit();
    }

    /// <summary>Whether this process writes a file.</summary>
    public bool Has(int file) => _files[file] is not null;

    public void Write(int file, ReadOnlySpan<byte> bytes, long offset)
    {
        _at = file;
        while (bytes.Length > LargestPiece)
        {
            _files[file]!.Write(bytes.Slice(0, LargestPiece), offset);
            bytes = bytes.Slice(LargestPiece);
            offset += LargestPiece;
        }

        _files[file]!.Write(bytes, offset);
    }

    public void Dispose()
    {
        for (int file = 0; file < _files.Length; file++)
        {
            if (_files[file] is null) continue;
            _files[file]!.Dispose();
            TryDelete(_temporary[file]);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What made the saving fail is the news, and not that its remains could not be removed.
        }
    }

    private void Open(int file, Func<string, long, OutputFile> open)
    {
        _at = file;
        PlannedFile planned = _plan.Files[file];
        if (File.Exists(planned.Path) && File.GetAttributes(planned.Path).HasFlag(FileAttributes.ReadOnly))
            throw new UnauthorizedAccessException("The file is there already and is read-only. Make it writable, or take another name.");

        // The process number keeps workers of one machine apart that write the same file by mistake, the counter several threads of one.
        for (int attempt = 0; ; attempt++)
        {
            _temporary[file] = string.Create(CultureInfo.InvariantCulture, $"{planned.Path}.{Environment.ProcessId}-{attempt}.tmp");
            if (File.Exists(_temporary[file])) continue;
            try
            {
                _files[file] = open(_temporary[file], planned.Length);
                break;
            }
            catch (IOException) when (File.Exists(_temporary[file]) && attempt < 100)
            {
                // Another thread was quicker.
            }
        }

        _files[file]!.Write(planned.Header, 0);
    }

    private void Close(int file)
    {
        _at = file;
        _files[file]?.Flush();
        _files[file]?.Dispose();
    }

    private void Commit()
    {
        var done = new List<string>();
        for (int file = 0; file < _files.Length; file++)
        {
            if (_files[file] is null) continue;
            string path = _plan.Files[file].Path;
            try
            {
                File.Move(_temporary[file], path, overwrite: true);
                done.Add(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                string changed = done.Count == 0 ? "No file was changed." : $"Of the set, these are new already: {string.Join(", ", done)}. Save it again.";
                throw new IOException($"The weights are written, but could not be given the name {path}: {e.Message} {changed}", e);
            }
        }
    }
}
