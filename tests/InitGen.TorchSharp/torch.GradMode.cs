using System;

namespace TorchSharp;

/// <summary>Whether changes of tensors are recorded, per thread.</summary>
public static partial class torch
{
    [ThreadStatic]
    private static bool IsGradOff;

    public static IDisposable no_grad() => new GradScope(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradScope(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradScope(mode);

    public static bool is_grad_enabled() => !IsGradOff;

    public static IDisposable inference_mode(bool mode = true) => new GradScope(!mode);

    public static bool is_inference_mode_enabled() => false;

    private sealed class GradScope : IDisposable
    {
        private readonly bool _before = IsGradOff;

        public GradScope(bool enabled) => IsGradOff = !enabled;

        public void Dispose() => IsGradOff = _before;
    }
}
