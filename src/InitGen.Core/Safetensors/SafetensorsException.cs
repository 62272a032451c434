using System;
using System.IO;

namespace InitGen.Safetensors;

/// <summary>
/// A file is no safetensors file, or one that does not hold together, or not what a model needs. The message names what is wrong, where, and
/// the remedy.
/// </summary>
public sealed class SafetensorsException : IOException
{
    /// <summary>Creates an exception that knows nothing of a file.</summary>
    public SafetensorsException()
        : this("The file is no valid safetensors file.")
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What is wrong, where, and the remedy.</param>
    public SafetensorsException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What is wrong, where, and the remedy.</param>
    /// <param name="innerException">What caused it.</param>
    public SafetensorsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
