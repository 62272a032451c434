using System;
using System.Collections.Generic;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Signatures alone: pools as modules.</summary>
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
