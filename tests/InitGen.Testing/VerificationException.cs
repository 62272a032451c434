using System;
using Xunit.Sdk;

namespace InitGen.Testing;

/// <summary>A guard of the harness went red. The message is the whole report: expected, found, and the source with carets.</summary>
public sealed class VerificationException : XunitException
{
    /// <summary>Creates the failure with the report that the test run displays.</summary>
    public VerificationException(string report)
        : base(report)
    {
    }

    /// <summary>Creates the failure with its report and the exception of the code under test.</summary>
    public VerificationException(string report, Exception cause)
        : base(report, cause)
    {
    }
}
