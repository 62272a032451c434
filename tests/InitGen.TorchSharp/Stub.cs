using System;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>What the stub throws: for what it does not do, and for what the native library refuses.</summary>
internal static class Stub
{
    public static NotSupportedException Nothing => new("The stub of TorchSharp computes nothing.");

    /// <summary>The type in which errors of the native library arrive.</summary>
    public static ExternalException Native(string message) => new(message);
}
