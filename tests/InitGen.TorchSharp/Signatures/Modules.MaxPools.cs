using System;
using System.Collections.Generic;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Signatures alone: maxpools as modules.</summary>
public sealed class AdaptiveMaxPool1d : ParameterLessModule<Tensor, Tensor>
{
    internal AdaptiveMaxPool1d(long output_size)
        : base(nameof(AdaptiveMaxPool1d))
    {
        this.output_size = output_size;
    }

    public long output_size { get; set; }

    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) => throw Stub.Nothing;

    public override Tensor forward(Tensor input) => throw Stub.Nothing;
}

public sealed class AdaptiveMaxPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal AdaptiveMaxPool2d(long[] output_size)
        : base(nameof(AdaptiveMaxPool2d))
    {
        this.output_size = output_size;
    }

    public long[] output_size { get; set; } = [];

    public override Tensor forward(Tensor input) => throw Stub.Nothing;

    public (Tensor output, Tensor indices) forward_with_indices(Tensor input) => throw Stub.Nothing;
}

public sealed class AdaptiveMaxPool3d : ParameterLessModule<Tensor, Tensor>
{
    internal AdaptiveMaxPool3d(long[] output_size)
        : base(nameof(AdaptiveMaxPool3d))
    {
        this.output_size = output_size;
    }

    public long[] output_size { get; set; } = [];

    public override Tensor forward(Tensor input) => throw Stub.Nothing;

    public (Tensor output, Tensor indices) forward_with_indices(Tensor input) => throw Stub.Nothing;
}

public sealed class FractionalMaxPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal FractionalMaxPool2d(long kernel_size, long? output_size = null, double? output_ratio = null)
        : base(nameof(FractionalMaxPool2d))
    {
    }

    internal FractionalMaxPool2d(
        (long, long) kernel_size, (long, long)? output_size = null, (double, double)? output_ratio = null)
        : base(nameof(FractionalMaxPool2d))
    {
    }

    internal FractionalMaxPool2d(long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null)
        : base(nameof(FractionalMaxPool2d))
    {
        this.kernel_size = kernel_size;
        this.output_size = output_size ?? [];
        this.output_ratio = output_ratio ?? [];
    }

    public long[] kernel_size { get; set; } = [];

    public long[] output_size { get; set; } = [];

    public double[] output_ratio { get; set; } = [];

    public override Tensor forward(Tensor input) => throw Stub.Nothing;

    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) => throw Stub.Nothing;
}

public sealed class FractionalMaxPool3d : ParameterLessModule<Tensor, Tensor>
{
    internal FractionalMaxPool3d(long kernel_size, long? output_size = null, double? output_ratio = null)
        : base(nameof(FractionalMaxPool3d))
    {
    }

    internal FractionalMaxPool3d(
        (long, long, long) kernel_size, (long, long, long)? output_size = null, (double, double, double)? output_ratio = null)
        : base(nameof(FractionalMaxPool3d))
    {
    }

    internal FractionalMaxPool3d(long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null)
        : base(nameof(FractionalMaxPool3d))
    {
        this.kernel_size = kernel_size;
        this.output_size = output_size ?? [];
        this.output_ratio = output_ratio ?? [];
    }

    public long[] kernel_size { get; set; } = [];

    public long[] output_size { get; set; } = [];

    public double[] output_ratio { get; set; } = [];

    public override Tensor forward(Tensor input) => throw Stub.Nothing;

    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) => throw Stub.Nothing;
}

public sealed class MaxPool1d : ParameterLessModule<Tensor, Tensor>
{
    internal MaxPool1d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false)
        : base(nameof(MaxPool1d))
    {
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.padding = padding;
        this.dilation = dilation;
        this.ceil_mode = ceil_mode;
    }

    public long kernel_size { get; set; }

    public long? stride { get; set; }

    public long? padding { get; set; }

    public long? dilation { get; set; }

    public bool ceil_mode { get; set; }

    public override Tensor forward(Tensor input) => throw Stub.Nothing;

    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) => throw Stub.Nothing;
}

public sealed class MaxPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal MaxPool2d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false)
        : base(nameof(MaxPool2d))
    {
        this.ceil_mode = ceil_mode;
    }

    internal MaxPool2d(
        (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null,
        bool ceil_mode = false)
        : base(nameof(MaxPool2d))
    {
        this.ceil_mode = ceil_mode;
    }

    internal MaxPool2d(
        long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
        : base(nameof(MaxPool2d))
    {
        this.kernel_size = kernel_size;
        this.stride = stride ?? [];
        this.padding = padding ?? [];
        this.dilation = dilation ?? [];
        this.ceil_mode = ceil_mode;
    }

    public long[] kernel_size { get; set; } = [];

    public long[] stride { get; set; } = [];

    public long[] padding { get; set; } = [];

    public long[] dilation { get; set; } = [];

    public bool ceil_mode { get; set; }

    public override Tensor forward(Tensor input) => throw Stub.Nothing;

    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) => throw Stub.Nothing;
}

public sealed class MaxPool3d : ParameterLessModule<Tensor, Tensor>
{
    internal MaxPool3d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false)
        : base(nameof(MaxPool3d))
    {
        this.ceil_mode = ceil_mode;
    }

    internal MaxPool3d(
        (long, long, long) kernel_size, (long, long, long)? stride = null, (long, long, long)? padding = null,
        (long, long, long)? dilation = null, bool ceil_mode = false)
        : base(nameof(MaxPool3d))
    {
        this.ceil_mode = ceil_mode;
    }

    internal MaxPool3d(
        long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
        : base(nameof(MaxPool3d))
    {
        this.kernel_size = kernel_size;
        this.stride = stride ?? [];
        this.padding = padding ?? [];
        this.dilation = dilation ?? [];
        this.ceil_mode = ceil_mode;
    }

    public long[] kernel_size { get; set; } = [];

    public long[] stride { get; set; } = [];

    public long[] padding { get; set; } = [];

    public long[] dilation { get; set; } = [];

    public bool ceil_mode { get; set; }

    public override Tensor forward(Tensor input) => throw Stub.Nothing;

    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) => throw Stub.Nothing;
}

public sealed class MaxUnpool1d : ParameterLessModule<Tensor, Tensor, long[], Tensor>
{
    internal MaxUnpool1d(long kernel_size, long? stride = null, long? padding = null)
        : base(nameof(MaxUnpool1d))
    {
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.padding = padding;
    }

    public long kernel_size { get; set; }

    public long? stride { get; set; }

    public long? padding { get; set; }

    public override Tensor forward(Tensor tensor, Tensor indices, long[]? output_size = null) => throw Stub.Nothing;

    public new Tensor call(Tensor tensor, Tensor indices, long[]? output_size = null) => throw Stub.Nothing;
}

public sealed class MaxUnpool2d : ParameterLessModule<Tensor, Tensor, long[], Tensor>
{
    internal MaxUnpool2d(long kernel_size, long? stride = null, long? padding = null)
        : base(nameof(MaxUnpool2d))
    {
    }

    internal MaxUnpool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null)
        : base(nameof(MaxUnpool2d))
    {
    }

    internal MaxUnpool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null)
        : base(nameof(MaxUnpool2d))
    {
        this.kernel_size = kernel_size;
        this.stride = stride ?? [];
        this.padding = padding ?? [];
    }

    public long[] kernel_size { get; set; } = [];

    public long[] stride { get; set; } = [];

    public long[] padding { get; set; } = [];

    public override Tensor forward(Tensor tensor, Tensor indices, long[]? output_size = null) => throw Stub.Nothing;

    public new Tensor call(Tensor tensor, Tensor indices, long[]? output_size = null) => throw Stub.Nothing;
}

public sealed class MaxUnpool3d : ParameterLessModule<Tensor, Tensor, long[], Tensor>
{
    internal MaxUnpool3d(long kernel_size, long? stride = null, long? padding = null)
        : base(nameof(MaxUnpool3d))
    {
    }

    internal MaxUnpool3d((long, long, long) kernel_size, (long, long, long)? stride = null, (long, long, long)? padding = null)
        : base(nameof(MaxUnpool3d))
    {
    }

    internal MaxUnpool3d(long[] kernel_size, long[]? stride = null, long[]? padding = null)
        : base(nameof(MaxUnpool3d))
    {
        this.kernel_size = kernel_size;
        this.stride = stride ?? [];
        this.padding = padding ?? [];
    }

    public long[] kernel_size { get; set; } = [];

    public long[] stride { get; set; } = [];

    public long[] padding { get; set; } = [];

    public override Tensor forward(Tensor tensor, Tensor indices, long[]? output_size = null) => throw Stub.Nothing;

    public new Tensor call(Tensor tensor, Tensor indices, long[]? output_size = null) => throw Stub.Nothing;
}
